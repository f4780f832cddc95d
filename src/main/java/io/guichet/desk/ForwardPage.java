package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.mail.MessageForwards;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.Conversation;
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

/** Page to pass a message on to somebody outside. */
@Controller
@RequestMapping("/desk/tickets/{number}/messages/{message:[0-9]{1,18}}/forward")
class ForwardPage {

    private final TicketAccess access;
    private final Conversation conversation;
    private final MessagePageModel page;
    private final MessageForwards forwards;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    ForwardPage(
            TicketAccess access,
            Conversation conversation,
            MessagePageModel page,
            MessageForwards forwards,
            StaffDirectory directory,
            LabelFormatter labels) {
        this.access = access;
        this.conversation = conversation;
        this.page = page;
        this.forwards = forwards;
        this.directory = directory;
        this.labels = labels;
    }

    @GetMapping
    String show(@PathVariable String number, @PathVariable long message, Model model) {
        return render(number, message, "", "", List.of(), model);
    }

    @PostMapping
    String forward(
            @PathVariable String number,
            @PathVariable long message,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(name = "_submissionToken", required = false) String submissionToken,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var staff = directory.current();
        var ticket = access.requireWork(number, staff);
        try {
            forwards.forward(ticket, conversation.message(number, message), to, note, submissionToken, staff);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(number, message, to, note, labels.errors(refused, locale), model);
        }
        redirect.addFlashAttribute("toast", labels.text("forward.done", locale));
        return "redirect:/desk/tickets/{number}";
    }

    private String render(String number, long id, String to, String note, List<FieldError> problems, Model model) {
        var ticket = access.requireWork(number, directory.current());
        page.add(ticket, id, problems, model);
        model.addAttribute("to", to);
        model.addAttribute("note", note);
        return "desk/forward";
    }
}
