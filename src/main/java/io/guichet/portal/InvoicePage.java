package io.guichet.portal;

import io.guichet.billing.Invoice;
import io.guichet.billing.Invoice.Buyer;
import io.guichet.billing.Invoices;
import io.guichet.billing.Payments;
import io.guichet.billing.Payments.PaymentDue;
import io.guichet.form.FormData;
import io.guichet.form.FormFieldView;
import io.guichet.form.Forms;
import io.guichet.portal.CustomerRequests.CustomerRequest;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page to order an invoice for a paid request, and to read and print it. */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH + "/requests/{number}/invoice")
class InvoicePage {

    private final Invoices invoices;
    private final Payments payments;
    private final Tickets tickets;
    private final CustomerRequests customerRequests;
    private final Forms forms;
    private final CustomerCommands customerCommands;
    private final MessageSource messages;

    InvoicePage(
            Invoices invoices,
            Payments payments,
            Tickets tickets,
            CustomerRequests customerRequests,
            Forms forms,
            CustomerCommands customerCommands,
            MessageSource messages) {
        this.invoices = invoices;
        this.payments = payments;
        this.tickets = tickets;
        this.customerRequests = customerRequests;
        this.forms = forms;
        this.customerCommands = customerCommands;
        this.messages = messages;
    }

    /**
     * Exactly one of the three is set.
     *
     * @param invoice the ordered invoice
     * @param due the pending payment
     * @param unavailableReason {@code PAID, CLOSED, UNPAID} (now a standard request) or {@code NONE}
     */
    record InvoiceView(Invoice invoice, PaymentDue due, String unavailableReason) {

        /** Whether an order returns an invoice, new or existing. */
        boolean isOrderable() {
            return unavailableReason == null;
        }

        public String state() {
            return invoice != null ? "ORDERED" : due != null ? "DUE" : unavailableReason;
        }
    }

    @GetMapping
    String show(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            Model model,
            Locale locale) {
        var initialValues = customerRequest.customer().name() == null
                ? Map.<String, Object>of()
                : Map.<String, Object>of("name", customerRequest.customer().name());
        return show(customerRequest, initialValues, List.of(), model, locale);
    }

    @PostMapping
    String order(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirectAttributes) {
        var submitted = SubmittedForm.of(parameters, "key");
        if (!view(customerRequest.ticket()).isOrderable()) {
            return showConflict(customerRequest, submitted, model, locale, response);
        }
        try {
            customerCommands.orderInvoice(
                    customerRequest.number(),
                    buyer(forms.get("invoice").validate(submitted.fields(), locale)),
                    customerRequest.actor());
            redirectAttributes.addFlashAttribute("toast", messages.getMessage("portal.invoice.done", null, locale));
            return "redirect:" + customerRequest.link("/invoice");
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(customerRequest, submitted.fields(), refused.errors(), model, locale);
        } catch (StateConflict alreadyClosed) {
            return showConflict(customerRequest, submitted, model, locale, response);
        }
    }

    private String showConflict(
            CustomerRequest customerRequest,
            SubmittedForm submitted,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        var unsent = forms.get("invoice").fields(submitted.fields(), locale).stream()
                .filter(field ->
                        !field.type().equals("checkbox") && !field.value().isBlank())
                .toList();
        model.addAttribute("unsent", unsent);
        return show(customerRequests.reload(customerRequest), submitted.fields(), List.of(), model, locale);
    }

    private String show(
            CustomerRequest customerRequest,
            Map<String, Object> submitted,
            List<FieldError> problems,
            Model model,
            Locale locale) {
        List<FormFieldView> fields = forms.get("invoice").fields(submitted, problems, locale);
        model.addAttribute("customerRequest", customerRequest);
        model.addAttribute("view", view(customerRequest.ticket()));
        model.addAttribute("problems", problems);
        model.addAttribute("fields", fields);
        return "portal/invoice";
    }

    private static Buyer buyer(FormData answers) {
        return new Buyer(
                answers.text("name").orElseThrow(),
                answers.text("street").orElseThrow(),
                answers.text("postcode").orElseThrow(),
                answers.text("city").orElseThrow(),
                answers.text("country").orElseThrow(),
                answers.text("vatNumber").orElse(null));
    }

    private InvoiceView view(Ticket ticket) {
        var invoice = invoices.of(ticket.number());
        if (invoice.isPresent()) {
            return new InvoiceView(invoice.get(), null, null);
        }
        return payments.due(ticket)
                .map(due -> new InvoiceView(null, due, null))
                .orElseGet(() -> new InvoiceView(null, null, unavailableReason(ticket)));
    }

    private String unavailableReason(Ticket ticket) {
        if (ticket.paidAt() != null) {
            return "PAID";
        }
        if (ticket.isClosed()) {
            return "CLOSED";
        }
        var unpaidInTime = tickets.timeline(ticket.number()).stream()
                .anyMatch(event -> event.type().equals("unpaid"));
        return unpaidInTime ? "UNPAID" : "NONE";
    }
}
