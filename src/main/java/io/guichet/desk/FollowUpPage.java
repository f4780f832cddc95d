package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.TicketAccess;
import io.guichet.web.TimeFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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

/** Page to plan, move and cancel the follow-up of a ticket. */
@Controller
@RequestMapping("/desk/tickets/{number}/follow-up")
class FollowUpPage {

    private final TicketAccess access;
    private final FollowUpCommands commands;
    private final StaffDirectory directory;
    private final LabelFormatter labels;
    private final TimeFormatter timeFormatter;

    FollowUpPage(
            TicketAccess access,
            FollowUpCommands commands,
            StaffDirectory directory,
            LabelFormatter labels,
            TimeFormatter timeFormatter) {
        this.access = access;
        this.commands = commands;
        this.directory = directory;
        this.labels = labels;
        this.timeFormatter = timeFormatter;
    }

    @GetMapping
    String show(@PathVariable String number, Model model) {
        var planned = access.requireWork(number, directory.current()).followUpAt();
        return render(number, planned == null ? "" : timeFormatter.inputValue(planned), List.of(), model);
    }

    @PostMapping
    String plan(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String at,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            var date = parse(at);
            commands.plan(number, date, directory.current());
            redirect.addFlashAttribute(
                    "toast", labels.text("follow-up.done", locale, timeFormatter.dateTime(date, locale)));
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(number, at, labels.errors(refused, locale), model);
        } catch (StateConflict conflict) {
            return conflict(number, at, conflict, model, locale, response);
        }
        return "redirect:/desk/tickets/{number}";
    }

    @PostMapping("/cancel")
    String cancel(
            @PathVariable String number,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            commands.cancel(number, directory.current());
        } catch (StateConflict conflict) {
            return conflict(number, "", conflict, model, locale, response);
        }
        redirect.addFlashAttribute("toast", labels.text("follow-up.cancelled", locale));
        return "redirect:/desk/tickets/{number}";
    }

    /** Null where the field cannot be read. */
    private Instant parse(String at) {
        try {
            return timeFormatter.parseInputValue(at.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private String conflict(
            String number,
            String at,
            StateConflict conflict,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        var text = conflict instanceof TicketHeld held
                ? labels.text("follow-up.held", locale, labels.staff(held.holder()))
                : labels.text("follow-up.conflict", locale, labels.status(conflict.currentStatus(), locale));
        model.addAttribute("conflict", text);
        return render(number, at, List.of(), model);
    }

    private String render(String number, String at, List<FieldError> problems, Model model) {
        model.addAttribute("ticket", access.requireWork(number, directory.current()));
        model.addAttribute("at", at);
        model.addAttribute("problems", problems);
        return "desk/follow-up";
    }
}
