package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.desk.CustomerTickets.CustomerTicket;
import io.guichet.desk.MergePreviews.MergePreview;
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

/** Page to merge a ticket: the customer's other tickets, found by words, and what the merge would do. */
@Controller
@RequestMapping("/desk/tickets/{number}/merge")
class MergePage {

    private static final int MAX_CANDIDATES = 50;

    private final TicketAccess access;
    private final CustomerTickets customerTickets;
    private final MergePreviews previews;
    private final StaffCommands commands;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    MergePage(
            TicketAccess access,
            CustomerTickets customerTickets,
            MergePreviews previews,
            StaffCommands commands,
            StaffDirectory directory,
            LabelFormatter labels) {
        this.access = access;
        this.customerTickets = customerTickets;
        this.previews = previews;
        this.commands = commands;
        this.directory = directory;
        this.labels = labels;
    }

    /**
     * @param q words of the subject, or a number
     * @param into the chosen ticket, whose preview is shown
     */
    @GetMapping
    String show(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String into,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            var preview = into.isBlank() ? null : previews.of(number, into, directory.current());
            return render(number, q, into, preview, List.of(), model);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(number, q, "", null, labels.errors(refused, locale), model);
        } catch (StateConflict conflict) {
            return conflict(number, q, conflict, model, locale, response);
        }
    }

    @PostMapping
    String merge(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String into,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            commands.merge(number, into, directory.current());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(number, "", "", null, labels.errors(refused, locale), model);
        } catch (StateConflict conflict) {
            return conflict(number, "", conflict, model, locale, response);
        }
        redirect.addFlashAttribute("toast", labels.text("merge.done", locale, number));
        redirect.addAttribute("into", into.strip());
        return "redirect:/desk/tickets/{into}";
    }

    private String conflict(
            String number, String q, StateConflict conflict, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        var status = labels.status(conflict.currentStatus(), locale);
        model.addAttribute("conflict", labels.text("ticket.conflict", locale, status));
        return render(number, q, "", null, List.of(), model);
    }

    private String render(
            String number, String q, String into, MergePreview preview, List<FieldError> problems, Model model) {
        var staff = directory.current();
        var ticket = access.requireWork(number, staff);
        var all = customerTickets
                .of(List.of(ticket.customerId()), number, staff, MAX_CANDIDATES)
                .tickets();
        model.addAttribute("ticket", ticket);
        model.addAttribute(
                "candidates",
                all.stream()
                        .filter(candidate -> !candidate.isClosed() && matches(candidate, q))
                        .toList());
        model.addAttribute("q", q);
        model.addAttribute("into", preview == null ? null : access.requireVisible(into, staff));
        model.addAttribute("preview", preview);
        model.addAttribute("problems", problems);
        return "desk/merge";
    }

    /** Whether each word is in the subject or the number. */
    private static boolean matches(CustomerTicket candidate, String q) {
        var text = (candidate.number() + " " + candidate.subject()).toLowerCase(Locale.ROOT);
        return List.of(q.toLowerCase(Locale.ROOT).strip().split(" ")).stream().allMatch(text::contains);
    }
}
