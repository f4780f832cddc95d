package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.desk.CustomerNoteCommands.NoteRequest;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.TicketAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The notes on the customer of a ticket, with a form for another one. */
@Controller
@RequestMapping("/desk/tickets/{number}/customer-notes")
class CustomerNotesPage {

    private final TicketAccess access;
    private final CustomerNoteCommands commands;
    private final CustomerPanels panels;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    CustomerNotesPage(
            TicketAccess access,
            CustomerNoteCommands commands,
            CustomerPanels panels,
            StaffDirectory directory,
            LabelFormatter labels) {
        this.access = access;
        this.commands = commands;
        this.panels = panels;
        this.directory = directory;
        this.labels = labels;
    }

    /** Whether the page is framed in the Tasklist. */
    @ModelAttribute("framed")
    boolean framed(@RequestParam(defaultValue = "false") boolean framed) {
        return framed;
    }

    /** The task on whose page the customer stands; null for the page of the ticket. */
    @ModelAttribute("task")
    String task(@RequestParam(required = false) String task) {
        return task;
    }

    @GetMapping
    String show(@PathVariable String number, Model model, Locale locale) {
        return render(number, "", List.of(), model, locale);
    }

    @PostMapping
    String add(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(name = "_submissionToken", required = false) String token,
            @ModelAttribute("task") String task,
            @ModelAttribute("framed") boolean framed,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            commands.add(number, new NoteRequest(body), token, directory.current());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(number, body, labels.errors(refused, locale), model, locale);
        }
        redirect.addFlashAttribute("toast", labels.text("customer.note.done", locale));
        return DelayedReplyPage.redirect(task, framed, redirect);
    }

    @PostMapping("/{id}/delete")
    String delete(
            @PathVariable String number,
            @PathVariable long id,
            @ModelAttribute("task") String task,
            @ModelAttribute("framed") boolean framed,
            Locale locale,
            RedirectAttributes redirect) {
        commands.delete(number, id, directory.current());
        redirect.addFlashAttribute("toast", labels.text("customer.note.deleted", locale));
        return DelayedReplyPage.redirect(task, framed, redirect);
    }

    private String render(String number, String body, List<FieldError> problems, Model model, Locale locale) {
        var ticket = access.requireVisible(number, directory.current());
        model.addAttribute("ticket", ticket);
        model.addAttribute("customer", panels.of(ticket, locale));
        model.addAttribute("submitted", body);
        model.addAttribute("problems", problems);
        model.addAttribute("submissionToken", UUID.randomUUID().toString());
        return "desk/customer-notes";
    }
}
