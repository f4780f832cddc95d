package io.guichet.billing;

import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.http.Moments;
import io.guichet.letter.Draft;
import io.guichet.letter.LetterSettings;
import io.guichet.letter.Outbox;
import io.guichet.policy.Fee;
import io.guichet.ticket.Ticket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The letters about money, with amounts and dates as one writes them in the letter's language. */
@Component
class BillingLetters {

    private final Outbox outbox;
    private final Brands brands;
    private final Customers customers;
    private final LetterSettings settings;
    private final Moments moments;

    BillingLetters(Outbox outbox, Brands brands, Customers customers, LetterSettings settings, Moments moments) {
        this.outbox = outbox;
        this.brands = brands;
        this.customers = customers;
        this.settings = settings;
        this.moments = moments;
    }

    void paymentDue(Ticket ticket, PaymentDue due) {
        var until = moments.full(
                due.until(), language(ticket), brands.get(ticket.brand()).zone());
        post(ticket, "payment-due", due.fee(), Map.of("until", until));
    }

    void invoice(Ticket ticket, Invoice invoice) {
        var payee = invoice.payee();
        post(
                ticket,
                "invoice",
                invoice.fee(),
                Map.of(
                        "invoice", invoice.number(),
                        "dueOn", moments.date(invoice.dueOn(), language(ticket)),
                        "payee", payee.name(),
                        "iban", payee.iban()));
    }

    private void post(Ticket ticket, String template, Fee fee, Map<String, String> more) {
        var language = language(ticket);
        var customer = customers.get(ticket.customerId());
        var values = new HashMap<String, Object>(more);
        values.put("subject", ticket.subject());
        values.put("name", customer.name());
        values.put("net", fee.net().in(language));
        values.put("gross", fee.gross().in(language));
        values.put("link", settings.link(ticket.customerLink("/invoice")));
        outbox.post(new Draft(
                brands.get(ticket.brand()), ticket.number(), template, ticket.language(), customer.email(), values));
    }

    private Locale language(Ticket ticket) {
        return Locale.forLanguageTag(brands.get(ticket.brand()).languageFor(ticket.language()));
    }
}
