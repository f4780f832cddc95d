package io.guichet.mail;

import io.guichet.mail.MailConflict.Conflict;
import io.guichet.mail.SenderRule.SenderAction;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Tickets;
import io.guichet.web.RetryableTransaction;
import org.springframework.stereotype.Component;

/** What staff decide about messages. Throws {@link MailConflict} where there is nothing to decide. */
@Component
class MailDecisions {

    private final IncomingMailStore store;
    private final StoredMailReader reader;
    private final MailTickets mailTickets;
    private final TicketParticipants participants;
    private final SenderRules rules;
    private final Tickets tickets;

    MailDecisions(
            IncomingMailStore store,
            StoredMailReader reader,
            MailTickets mailTickets,
            TicketParticipants participants,
            SenderRules rules,
            Tickets tickets) {
        this.store = store;
        this.reader = reader;
        this.mailTickets = mailTickets;
        this.participants = participants;
        this.rules = rules;
        this.tickets = tickets;
    }

    /** Opens a ticket for a message in quarantine or an ignored one. */
    @RetryableTransaction
    public void openTicket(long id) {
        var incoming = requireUndecided(id);
        var mail = requireSender(incoming);
        store.finish(id, mail, mailTickets.openForStaff(incoming, mail));
    }

    /** Adds such a message to a ticket, as its requester's reply. */
    @RetryableTransaction
    public void addTo(long id, String ticket, Actor by) {
        var incoming = requireUndecided(id);
        var mail = requireSender(incoming);
        store.finish(id, mail, mailTickets.addReplyFor(incoming, mail, tickets.get(ticket), by));
    }

    /** Has a message in quarantine processed as if it had just come. */
    @RetryableTransaction
    public void retry(long id) {
        requireQuarantined(id);
        store.retry(id);
    }

    /** Puts a message in quarantine aside as spam. */
    @RetryableTransaction
    public void markSpam(long id, Actor by) {
        var incoming = requireQuarantined(id);
        store.markSpam(incoming, reader.readable(incoming), by.id());
    }

    /** The same, with all later mail of its sender. */
    @RetryableTransaction
    public void blockSender(long id, Actor by) {
        var incoming = requireQuarantined(id);
        var mail = requireSender(incoming);
        rules.set(incoming.brand(), mail.from().email(), SenderAction.SPAM, by.id());
        store.markSpam(incoming, mail, by.id());
    }

    /** Puts a message that was taken for spam into quarantine again. */
    @RetryableTransaction
    public void undoSpam(long id) {
        var incoming = store.lockUndecided(id)
                .filter(IncomingMail::isSpam)
                .orElseThrow(() -> new MailConflict(Conflict.NOT_SPAM));
        var reason = QuarantineReason.NOT_SPAM;
        store.quarantine(id, reader.readable(incoming), reason, reason.text());
    }

    /** Makes the replies of an unknown sender count, those to come as well. */
    @RetryableTransaction
    public void acceptSender(long id, Actor by) {
        var incoming = store.lock(id)
                .filter(IncomingMail::awaitsAcceptance)
                .orElseThrow(() -> new MailConflict(Conflict.NOT_WAITING));
        participants.add(tickets.mergeTarget(incoming.ticket()).number(), incoming.sender(), by.id());
        store.ofTicket(incoming.ticket()).stream()
                .filter(IncomingMail::awaitsAcceptance)
                .filter(mail -> mail.sender().equals(incoming.sender()))
                .forEach(mail -> store.accept(mail.id(), mailTickets.accept(mail, reader.read(mail)), by.id()));
    }

    private IncomingMail requireUndecided(long id) {
        return store.lockUndecided(id).orElseThrow(() -> new MailConflict(Conflict.DECIDED));
    }

    private IncomingMail requireQuarantined(long id) {
        return store.lockUndecided(id)
                .filter(mail -> mail.state() == MailState.QUARANTINED)
                .orElseThrow(() -> new MailConflict(Conflict.NOT_QUARANTINED));
    }

    private ReceivedMail requireSender(IncomingMail incoming) {
        var mail = reader.readable(incoming);
        if (mail == null) {
            throw new MailConflict(Conflict.UNREADABLE);
        }
        if (mail.from() == null) {
            throw new MailConflict(Conflict.NO_SENDER);
        }
        return mail;
    }
}
