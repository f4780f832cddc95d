package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.attachment.AttachmentFormatter;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.Downloads;
import io.guichet.attachment.MultipartUploads;
import io.guichet.attachment.RejectedFile;
import io.guichet.brand.Brands;
import io.guichet.problem.BadInput;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One ticket: where it stands, what was said and promised, what happened, and what can be done. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class TicketPage {

    private static final int MAX_LENGTH = 100_000;

    private final TicketPageViewAssembler views;
    private final TicketPageCommands commands;
    private final PaymentFormReader paymentFormReader;
    private final EmailRowViewAssembler emails;
    private final LabelFormatter labels;
    private final StaffDirectory directory;
    private final AttachmentFormatter attachmentFormatter;
    private final Attachments attachments;
    private final Downloads downloads;
    private final Brands brands;

    TicketPage(
            TicketPageViewAssembler views,
            TicketPageCommands commands,
            PaymentFormReader paymentFormReader,
            EmailRowViewAssembler emails,
            LabelFormatter labels,
            StaffDirectory directory,
            AttachmentFormatter attachmentFormatter,
            Attachments attachments,
            Downloads downloads,
            Brands brands) {
        this.views = views;
        this.commands = commands;
        this.paymentFormReader = paymentFormReader;
        this.emails = emails;
        this.labels = labels;
        this.directory = directory;
        this.attachmentFormatter = attachmentFormatter;
        this.attachments = attachments;
        this.downloads = downloads;
        this.brands = brands;
    }

    @GetMapping
    String show(@PathVariable String number, Model model, Locale locale) {
        return render(number, model, locale);
    }

    /** A file that came with the ticket or one of its messages. */
    @GetMapping("/attachments/{id}")
    ResponseEntity<StreamingResponseBody> attachment(@PathVariable String number, @PathVariable long id) {
        views.requireVisible(number, directory.current());
        return downloads.of(attachments.get(number, id));
    }

    /** @param what {@code reply} to the customer, or {@code note} for colleagues */
    @PostMapping("/{action:reply|note}")
    String addMessage(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var text = parameters.getOrDefault(action, "");
        var problem = text.isBlank()
                ? labels.text("ticket.body.required", locale)
                : text.length() > MAX_LENGTH ? labels.text("ticket.body.too-long", locale, MAX_LENGTH) : null;
        model.addAttribute("submitted", Map.of(action, text));
        if (problem != null) {
            return badRequest(
                    number, action, List.of(new BadInput.FieldError(action, problem)), model, locale, response);
        }
        try {
            commands.addMessage(
                    number, action, text, MultipartUploads.from(request, "files-" + action), directory.current());
        } catch (RejectedFile refused) {
            return badRequest(
                    number, action, List.of(attachmentFormatter.problem(refused, locale)), model, locale, response);
        } catch (StateConflict conflict) {
            return conflict(number, conflict, model, locale, response);
        }
        redirect.addFlashAttribute("sent", action);
        redirect.addFlashAttribute("toast", labels.text("ticket." + action + ".done", locale));
        return "redirect:/desk/tickets/{number}";
    }

    @PostMapping("/{action:reopen|close|withdraw|deprioritise|restore-priority}")
    String execute(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        if (action.equals("close") && reason.isBlank()) {
            var problem = new BadInput.FieldError(action, labels.text("ticket.reason.required", locale));
            return badRequest(number, action, List.of(problem), model, locale, response);
        }
        try {
            commands.execute(number, action, reason.strip(), directory.current());
        } catch (StateConflict conflict) {
            return conflict(number, conflict, model, locale, response);
        }
        redirect.addFlashAttribute("toast", labels.text("ticket." + action + ".done", locale));
        return "redirect:/desk/tickets/{number}";
    }

    /** @param what {@code pay} when the fee was received, or {@code settle} when the invoice's money was */
    @PostMapping("/{action:pay|settle}")
    String recordPayment(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam Map<String, String> parameters,
            RedirectAttributes redirect,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        model.addAttribute("submitted", parameters);
        try {
            if (action.equals("pay")) {
                commands.confirmPayment(number, paymentFormReader.readPayment(parameters, locale), directory.current());
            } else {
                commands.settleInvoice(
                        number, paymentFormReader.readSettlement(parameters, locale), directory.current());
            }
        } catch (BadInput refused) {
            return badRequest(number, action, refused.errors(), model, locale, response);
        } catch (StateConflict conflict) {
            return conflict(number, conflict, model, locale, response);
        }
        redirect.addFlashAttribute("toast", labels.text("ticket." + action + ".done", locale));
        return "redirect:/desk/tickets/{number}";
    }

    private String badRequest(
            String number,
            String action,
            List<BadInput.FieldError> problems,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("problems", problems);
        model.addAttribute("refusedCommand", action);
        return render(number, model, locale);
    }

    private String conflict(
            String number, StateConflict conflict, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        if (conflict.currentStatus() != null) {
            var status = labels.status(conflict.currentStatus(), locale);
            model.addAttribute("conflict", labels.text("ticket.conflict", locale, status));
        }
        return render(number, model, locale);
    }

    private String render(String number, Model model, Locale locale) {
        var staff = directory.current();
        var view = views.of(number, staff, locale);
        model.addAttribute("view", view);
        var rules = brands.get(view.ticket().brand()).attachments();
        model.addAttribute("fileTypes", String.join(",", rules.sortedTypes()));
        model.addAttribute("fileRules", attachmentFormatter.rules(rules, locale));
        model.addAttribute("clocks", views.clocks(view, locale));
        model.addAttribute("emails", emails.of(number, locale));
        model.addAttribute("mayWork", staff.worksOnTickets());
        model.addAttribute("mayLead", staff.hasRole(Roles.LEAD));
        model.addAttribute("defaultPaidAt", paymentFormReader.currentTime());
        model.addAttribute("commands", view.commands());
        return "desk/ticket";
    }
}
