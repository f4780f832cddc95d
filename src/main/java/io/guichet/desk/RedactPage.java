package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.TicketAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page on which leads remove the text of a message. */
@Controller
@RequestMapping("/desk/tickets/{number}/messages/{message:[0-9]{1,18}}/redact")
class RedactPage {

    private final TicketAccess access;
    private final MessageCommands commands;
    private final MessagePageModel page;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    RedactPage(
            TicketAccess access,
            MessageCommands commands,
            MessagePageModel page,
            StaffDirectory directory,
            LabelFormatter labels) {
        this.access = access;
        this.commands = commands;
        this.page = page;
        this.directory = directory;
        this.labels = labels;
    }

    @GetMapping
    String show(
            @PathVariable String number,
            @PathVariable long message,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        return render(number, message, "", List.of(), model, locale, response);
    }

    @PostMapping
    String redact(
            @PathVariable String number,
            @PathVariable long message,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = "_submissionToken", required = false) String submissionToken,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            commands.redact(number, message, reason, submissionToken, directory.current());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(number, message, reason, labels.errors(refused, locale), model, locale, response);
        } catch (StateConflict conflict) {
            return render(number, message, reason, List.of(), model, locale, response);
        }
        redirect.addFlashAttribute("toast", labels.text("redact.done", locale));
        return "redirect:/desk/tickets/{number}";
    }

    private String render(
            String number,
            long id,
            String reason,
            List<FieldError> problems,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var staff = directory.current();
        var ticket = access.requireLead(number, staff);
        var message = page.add(ticket, id, problems, model);
        if (message.isRedacted()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", labels.text("redact.conflict", locale));
        }
        model.addAttribute("reason", reason);
        return "desk/redact";
    }
}
