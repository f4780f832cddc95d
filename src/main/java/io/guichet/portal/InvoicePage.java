package io.guichet.portal;

import io.guichet.billing.BuyerCheck;
import io.guichet.billing.Checkouts;
import io.guichet.billing.Invoice;
import io.guichet.billing.Invoice.Buyer;
import io.guichet.billing.Invoice.InvoiceAvailability;
import io.guichet.billing.Invoices;
import io.guichet.billing.Payment;
import io.guichet.billing.Payments;
import io.guichet.billing.Payments.PaymentDue;
import io.guichet.form.FormFieldView;
import io.guichet.form.Forms;
import io.guichet.policy.Money;
import io.guichet.portal.CustomerRequests.CustomerRequest;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
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

/** Page to pay for a request or order it on invoice, and to read and print the invoice. */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH + "/requests/{number}/invoice")
class InvoicePage {

    private final Invoices invoices;
    private final Payments payments;
    private final Checkouts checkouts;
    private final Tickets tickets;
    private final CustomerRequests customerRequests;
    private final Forms forms;
    private final CustomerCommands customerCommands;
    private final MessageSource messages;

    InvoicePage(
            Invoices invoices,
            Payments payments,
            Checkouts checkouts,
            Tickets tickets,
            CustomerRequests customerRequests,
            Forms forms,
            CustomerCommands customerCommands,
            MessageSource messages) {
        this.invoices = invoices;
        this.payments = payments;
        this.checkouts = checkouts;
        this.tickets = tickets;
        this.customerRequests = customerRequests;
        this.forms = forms;
        this.customerCommands = customerCommands;
        this.messages = messages;
    }

    /**
     * Exactly one of the first three is set.
     *
     * @param invoice the ordered invoice
     * @param due the pending payment
     * @param unavailableReason {@code PAID, CLOSED, UNPAID} (now a standard request) or {@code NONE}
     * @param payment the payment through a provider that is or was to be the fee, or null
     * @param availability whether the pending payment can be ordered on invoice; null without one
     * @param credit how much the customer may owe; null without a pending payment
     */
    record InvoiceView(
            Invoice invoice,
            PaymentDue due,
            String unavailableReason,
            Payment payment,
            InvoiceAvailability availability,
            Money credit) {

        /** Whether an order returns an invoice, new or existing. */
        boolean isOrderable() {
            return invoice != null || availability == InvoiceAvailability.AVAILABLE;
        }

        /** Whether the customer has opened a page for a payment that is not known to be made. */
        public boolean isPaymentOpen() {
            return due != null && payment != null && payment.isOpen() && payment.url() != null;
        }

        public String state() {
            if (invoice != null) {
                return "ORDERED";
            }
            if (due != null) {
                return "DUE";
            }
            return payment != null && payment.isPaid() && payment.refund() != null ? "REFUNDED" : unavailableReason;
        }
    }

    @GetMapping
    String show(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            Model model,
            Locale locale) {
        var initialValues = nameOf(customerRequest) == null
                ? Map.<String, Object>of()
                : Map.<String, Object>of("name", nameOf(customerRequest));
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
        if (!view(customerRequest).isOrderable()) {
            return showConflict(customerRequest, submitted, model, locale, response);
        }
        try {
            customerCommands.orderInvoice(
                    customerRequest.number(),
                    buyer(submitted, locale),
                    customerRequests.mayOrderOnInvoice(customerRequest),
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
        model.addAttribute("view", view(customerRequest));
        model.addAttribute("payable", checkouts.isOffered());
        model.addAttribute("problems", problems);
        model.addAttribute("fields", fields);
        return "portal/invoice";
    }

    /** The billing address. Throws {@link BadInput} with all errors: those of the form and those of its content. */
    private Buyer buyer(SubmittedForm submitted, Locale locale) {
        var errors = new ArrayList<FieldError>();
        try {
            var buyer = buyer(
                    forms.get("invoice").validate(submitted.fields(), locale).asMap());
            errors.addAll(BuyerCheck.errors(buyer));
            if (errors.isEmpty()) {
                return buyer;
            }
        } catch (BadInput refused) {
            errors.addAll(refused.errors());
            var named = errors.stream().map(FieldError::field).toList();
            BuyerCheck.errors(buyer(submitted.fields())).stream()
                    .filter(error -> !named.contains(error.field()))
                    .forEach(errors::add);
        }
        throw new BadInput(
                errors.stream().map(error -> error.localised(messages, locale)).toList());
    }

    /** The customer's name for a verified requester, otherwise the one that the request gives, or null. */
    private static String nameOf(CustomerRequest customerRequest) {
        var name = customerRequest.isVerified() ? customerRequest.customer().name() : null;
        return name == null ? customerRequest.ticket().requester().name() : name;
    }

    private static Buyer buyer(Map<String, Object> answers) {
        return new Buyer(
                text(answers, "name"),
                text(answers, "street"),
                text(answers, "postcode"),
                text(answers, "city"),
                text(answers, "country"),
                text(answers, "vatNumber"));
    }

    private static String text(Map<String, Object> answers, String key) {
        return answers.get(key) instanceof String text ? text : null;
    }

    private InvoiceView view(CustomerRequest customerRequest) {
        var ticket = customerRequest.ticket();
        var invoice = invoices.of(ticket.number());
        var payment = Checkouts.principal(checkouts.of(ticket.number())).orElse(null);
        if (invoice.isPresent()) {
            return new InvoiceView(invoice.get(), null, null, payment, null, null);
        }
        return payments.due(ticket)
                .map(due -> new InvoiceView(
                        null,
                        due,
                        null,
                        payment,
                        invoices.availability(ticket, due, customerRequests.mayOrderOnInvoice(customerRequest)),
                        invoices.credit(ticket)))
                .orElseGet(() -> new InvoiceView(null, null, unavailableReason(ticket), payment, null, null));
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
