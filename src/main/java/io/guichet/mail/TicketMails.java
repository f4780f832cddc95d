package io.guichet.mail;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The messages of a ticket's conversation that came by e-mail. */
@Component
public class TicketMails {

    private final IncomingMailStore store;

    TicketMails(IncomingMailStore store) {
        this.store = store;
    }

    /**
     * An e-mail that became a message.
     *
     * @param message id of the message; null for a ticket's first
     * @param cc its other recipients as the header names them; null for none
     * @param awaitsAcceptance whether its sender is unknown and does not count yet
     * @param accepted whether staff accepted its sender, and it became another message
     */
    public record TicketMail(long id, Long message, String cc, boolean awaitsAcceptance, boolean accepted) {}

    public List<TicketMail> of(String number) {
        return store.ofTicket(number).stream()
                .filter(mail -> mail.message() != null || mail.outcome() == MailOutcome.TICKET_OPENED)
                .map(mail -> new TicketMail(
                        mail.id(), mail.message(), mail.cc(), mail.awaitsAcceptance(), mail.acceptedBy() != null))
                .toList();
    }

    /**
     * The e-mail that a message was; null if it did not come by e-mail.
     *
     * @param first whether it is the ticket's first message
     */
    public static TicketMail of(long message, boolean first, List<TicketMail> mails) {
        return mails.stream()
                .filter(mail -> Objects.equals(mail.message(), message) || first && mail.message() == null)
                .findFirst()
                .orElse(null);
    }
}
