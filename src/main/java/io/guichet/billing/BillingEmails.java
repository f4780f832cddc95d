package io.guichet.billing;

import io.guichet.billing.Payments.PaymentDue;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.email.EmailSettings;
import io.guichet.email.EmailTemplate;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.policy.Fee;
import io.guichet.ticket.Ticket;
import io.guichet.web.TimeFormatter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sends the e-mails about payments and invoices, with localised amounts and dates. */
@Component
class BillingEmails {

    private final Outbox outbox;
    private final Brands brands;
    private final Customers customers;
    private final EmailSettings settings;
    private final TimeFormatter formatter;

    BillingEmails(Outbox outbox, Brands brands, Customers customers, EmailSettings settings, TimeFormatter formatter) {
        this.outbox = outbox;
        this.brands = brands;
        this.customers = customers;
        this.settings = settings;
        this.formatter = formatter;
    }

    void sendPaymentDue(Ticket ticket, PaymentDue due) {
        var zone = customers.get(ticket.customerId()).readingZone(brands.get(ticket.brand()));
        var until = formatter.fullDateTime(due.until(), locale(ticket), zone);
        enqueue(ticket, EmailTemplate.PAYMENT_DUE, due.fee(), Map.of("until", until));
    }

    void sendInvoice(Ticket ticket, Invoice invoice) {
        var payee = invoice.payee();
        enqueue(
                ticket,
                EmailTemplate.INVOICE,
                invoice.fee(),
                Map.of(
                        "invoice", invoice.number(),
                        "dueOn", formatter.date(invoice.dueOn(), locale(ticket)),
                        "payee", payee.name(),
                        "iban", payee.iban()));
    }

    void sendReceipt(Ticket ticket, Payment payment, String reference, Instant paidAt) {
        var brand = brands.get(ticket.brand());
        var locale = locale(ticket);
        enqueue(
                ticket,
                EmailTemplate.RECEIPT,
                payment.fee(),
                Map.of(
                        "vat", payment.fee().vat().format(locale),
                        "paidAt", formatter.fullDateTime(paidAt, locale, brand.zone()),
                        "reference", String.valueOf(reference),
                        "payee", brand.payee().name(),
                        "payeeVat", brand.payee().vatNumber()));
    }

    /** The reason is a section of the template. */
    void sendRefund(Ticket ticket, Payment payment) {
        var reason = payment.refund().reason().name().toLowerCase(Locale.ROOT);
        var amount = payment.received() == null ? payment.fee().gross().format(locale(ticket)) : payment.received();
        enqueue(
                ticket,
                EmailTemplate.REFUND,
                payment.fee(),
                Map.of(reason, true, "amount", amount, "reference", String.valueOf(payment.reference())));
    }

    private void enqueue(Ticket ticket, EmailTemplate template, Fee fee, Map<String, ?> extraValues) {
        var locale = locale(ticket);
        var customer = customers.get(ticket.customerId());
        var values = new HashMap<String, Object>(extraValues);
        values.put("subject", ticket.subject());
        values.put("name", customer.name());
        values.put("net", fee.net().format(locale));
        values.put("gross", fee.gross().format(locale));
        values.put("link", settings.link(ticket.customerLink("/invoice")));
        outbox.enqueue(new TemplatedEmail(
                brands.get(ticket.brand()), ticket.number(), template, ticket.language(), customer.email(), values));
    }

    private Locale locale(Ticket ticket) {
        return Locale.forLanguageTag(brands.get(ticket.brand()).languageFor(ticket.language()));
    }
}
