package io.guichet.mail;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.email.EmailSettings;
import io.guichet.email.EmailTemplate;
import io.guichet.email.Outbox;
import io.guichet.email.TemplatedEmail;
import io.guichet.ticket.Ticket;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Automatic answers to messages that are not, or not wholly, taken: where to write instead. */
@Component
class MailGuidance {

    /** Text of a brand that does not answer e-mails. */
    private static final String NO_REPLY = "noReply";

    private final Outbox outbox;
    private final Customers customers;
    private final Brands brands;
    private final EmailSettings links;
    private final MailSettings settings;

    MailGuidance(Outbox outbox, Customers customers, Brands brands, EmailSettings links, MailSettings settings) {
        this.outbox = outbox;
        this.customers = customers;
        this.brands = brands;
        this.links = links;
        this.settings = settings;
    }

    /** Whether the brand has no e-mail channel. */
    boolean isClosed(Brand brand) {
        return brand.texts().containsKey(NO_REPLY);
    }

    /**
     * Tells the sender that nobody reads the address.
     *
     * @param ticket of which the sender is the requester, to whose page the answer leads; null for none
     */
    void tellClosed(IncomingMail incoming, ReceivedMail mail, Ticket ticket) {
        var values = values(incoming, mail, ticket);
        send(incoming, mail, ticket, EmailTemplate.CLOSED_CHANNEL, values);
    }

    /** Tells the sender that the files of a message that is too large are not taken. */
    void tellTooLarge(IncomingMail incoming, ReceivedMail mail, Ticket ticket) {
        var values = values(incoming, mail, null);
        values.put("size", incoming.originalSize() / 1_000_000);
        values.put("limit", settings.maxSize().toMegabytes());
        send(incoming, mail, ticket, EmailTemplate.MESSAGE_TOO_LARGE, values);
    }

    private Map<String, Object> values(IncomingMail incoming, ReceivedMail mail, Ticket ticket) {
        var values = new HashMap<String, Object>();
        values.put("subject", mail.subject());
        values.put(
                ticket == null ? "contactLink" : "requestLink",
                links.link(ticket == null ? "/" + incoming.brand() : ticket.customerLink("")));
        return values;
    }

    private void send(
            IncomingMail incoming,
            ReceivedMail mail,
            Ticket ticket,
            EmailTemplate template,
            Map<String, Object> values) {
        var brand = brands.get(incoming.brand());
        outbox.enqueue(new TemplatedEmail(
                brand,
                ticket == null ? "" : ticket.number(),
                template,
                customers
                        .find(brand.id(), mail.from().email())
                        .map(Customer::language)
                        .orElseGet(() -> languageOf(brand, mail)),
                mail.from().email(),
                values));
    }

    /** That of a new customer's message; null for known customers, who keep theirs, and where it is not clear. */
    String languageOf(Brand brand, ReceivedMail mail) {
        return customers.find(brand.id(), mail.from().email()).isPresent()
                ? null
                : MailLanguage.of(MailTickets.body(mail)).orElse(null);
    }
}
