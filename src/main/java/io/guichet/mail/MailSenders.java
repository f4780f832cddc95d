package io.guichet.mail;

import io.guichet.customer.Customers;
import io.guichet.ticket.Ticket;
import org.springframework.stereotype.Component;

/** Tells whether a message comes from somebody whose words count for a ticket. */
@Component
class MailSenders {

    private final Customers customers;
    private final TicketParticipants participants;
    private final MailSettings settings;

    MailSenders(Customers customers, TicketParticipants participants, MailSettings settings) {
        this.customers = customers;
        this.participants = participants;
        this.settings = settings;
    }

    /**
     * Whether it comes from the requester, or from a sender that staff accepted. An address alone is no proof: the message
     * is proved by its mail server, or answers an e-mail of the desk.
     */
    boolean isKnown(IncomingMail incoming, ReceivedMail mail, MailThread thread) {
        return mail.from() != null
                && (thread.answersEmail() || isProved(incoming, mail))
                && (isOfRequester(thread.ticket(), mail)
                        || participants.contain(
                                thread.ticket().number(), mail.from().email()));
    }

    /** Whether the requester of the ticket is proved to have written it. */
    boolean isRequester(IncomingMail incoming, ReceivedMail mail, MailThread thread) {
        return (thread.answersEmail() || isProved(incoming, mail)) && isOfRequester(thread.ticket(), mail);
    }

    /** Whether the mail server that the desk trusts has proved the sender's domain. */
    boolean isProved(IncomingMail incoming, ReceivedMail mail) {
        return settings.isTrusted(incoming) && SenderProof.isIn(mail);
    }

    /** Whether the sender's address is one of the requester's, which proves nothing. */
    boolean isOfRequester(Ticket ticket, ReceivedMail mail) {
        return mail.from() != null
                && customers
                        .find(ticket.brand(), mail.from().email())
                        .filter(customer -> customers.isPartOf(ticket.customerId(), customer.id()))
                        .isPresent();
    }
}
