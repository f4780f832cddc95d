package io.guichet.mail;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The messages of a ticket's conversation that came by e-mail. */
@Component
public class TicketMails {

    private final IncomingMailStore store;
    private final RawMailStore rawMails;

    TicketMails(IncomingMailStore store, RawMailStore rawMails) {
        this.store = store;
        this.rawMails = rawMails;
    }

    /**
     * Replaces the raw message that a message of the ticket came by.
     *
     * @param first whether it is the ticket's first message
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void redact(String number, long message, boolean first, String replacement) {
        Optional.ofNullable(of(message, first, of(number)))
                .ifPresent(mail -> rawMails.replace(mail.id(), "\r\n%s\r\n".formatted(replacement)));
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
