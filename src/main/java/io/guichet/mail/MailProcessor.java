package io.guichet.mail;

import io.guichet.brand.Brands;
import io.guichet.email.Deliveries;
import io.guichet.mail.SenderRule.SenderAction;
import io.guichet.text.EmailAddress;
import io.guichet.web.RetryableTransaction;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns a stored message into a request, a reply or a record of a bounce, in the transaction that marks it as done. */
@Component
class MailProcessor {

    private final IncomingMailStore store;
    private final StoredMailReader reader;
    private final MailThreads threads;
    private final MailSenders senders;
    private final SenderRules rules;
    private final MailRates rates;
    private final MailTickets tickets;
    private final MailGuidance guidance;
    private final MessageForwards forwards;
    private final Deliveries deliveries;
    private final Brands brands;

    MailProcessor(
            IncomingMailStore store,
            StoredMailReader reader,
            MailThreads threads,
            MailSenders senders,
            SenderRules rules,
            MailRates rates,
            MailTickets tickets,
            MailGuidance guidance,
            MessageForwards forwards,
            Deliveries deliveries,
            Brands brands) {
        this.store = store;
        this.reader = reader;
        this.threads = threads;
        this.senders = senders;
        this.rules = rules;
        this.rates = rates;
        this.tickets = tickets;
        this.guidance = guidance;
        this.forwards = forwards;
        this.deliveries = deliveries;
        this.brands = brands;
    }

    /** Processes a message that was received, unless it is done. */
    @RetryableTransaction
    public void process(long id) {
        store.lockReceived(id).ifPresent(this::process);
    }

    /** Keeps a message whose processing failed. */
    @RetryableTransaction
    public void quarantine(long id, QuarantineReason reason, String failure) {
        store.lockReceived(id).ifPresent(mail -> store.quarantine(id, reader.readable(mail), reason, failure));
    }

    private void process(IncomingMail incoming) {
        var mail = reader.read(incoming);
        var copy = store.processedCopy(incoming.id());
        if (copy.isPresent()) {
            store.finish(incoming.id(), mail, MailResult.ofCopy(copy.get()));
            return;
        }
        var rule = rules.find(incoming.brand(), mail.from());
        var action = rule.map(SenderRule::action).orElse(null);
        var thread = threads.find(incoming.brand(), mail);
        if (action == SenderAction.SPAM) {
            store.markSpam(incoming, mail, rule.get().createdBy());
        } else if (action == SenderAction.QUARANTINE) {
            quarantine(incoming, mail, QuarantineReason.SENDER_RULE);
        } else if (isMachine(mail, action)) {
            ofMachine(incoming, mail, thread.orElse(null));
        } else {
            unusable(mail)
                    .ifPresentOrElse(
                            reason -> quarantine(incoming, mail, reason),
                            () -> ofCustomer(incoming, mail, thread.orElse(null)));
        }
    }

    private void quarantine(IncomingMail incoming, ReceivedMail mail, QuarantineReason reason) {
        store.quarantine(incoming.id(), mail, reason, reason.text());
    }

    /** Mail of programs and lists that the brand accepts is like that of people; a bounce never is. */
    private static boolean isMachine(ReceivedMail mail, SenderAction action) {
        return mail.machine().is()
                && (action != SenderAction.ACCEPT || mail.machine().kind() == MachineKind.BOUNCE);
    }

    private static Optional<QuarantineReason> unusable(ReceivedMail mail) {
        if (mail.from() == null || EmailAddress.canonical(mail.from().email()).isEmpty()) {
            return Optional.of(QuarantineReason.NO_SENDER);
        }
        return MailTickets.body(mail).isEmpty() ? Optional.of(QuarantineReason.EMPTY) : Optional.empty();
    }

    private void ofCustomer(IncomingMail incoming, ReceivedMail mail, MailThread thread) {
        var open = thread == null || thread.ticket().isClosed() ? null : thread;
        if (isForClosedChannel(incoming, mail, thread)) {
            ofClosedChannel(incoming, mail, thread);
            return;
        }
        var reason = open == null ? rates.againstTicket(incoming, mail) : rates.againstReply(incoming, mail);
        if (reason.isPresent()) {
            quarantine(incoming, mail, reason.get());
        } else {
            store.finish(
                    incoming.id(), mail, open == null ? tickets.open(incoming, mail) : reply(incoming, mail, open));
        }
    }

    /** The reply of a known sender goes into the conversation; that of anybody else is a note, which only staff see. */
    private MailResult reply(IncomingMail incoming, ReceivedMail mail, MailThread thread) {
        if (senders.isKnown(incoming, mail, thread)) {
            return tickets.addReply(incoming, mail, thread.ticket());
        }
        return tickets.addNote(incoming, mail, thread.ticket(), !isAsked(incoming, mail, thread));
    }

    /** Whether staff have forwarded a message of the ticket to the sender. */
    private boolean isAsked(IncomingMail incoming, ReceivedMail mail, MailThread thread) {
        return (thread.answersEmail() || senders.isProved(incoming, mail))
                && forwards.isRecipient(thread.ticket().number(), mail.from());
    }

    /** A new request is for the brand's tables to decide, and somebody whom staff asked may answer. */
    private boolean isForClosedChannel(IncomingMail incoming, ReceivedMail mail, MailThread thread) {
        return thread != null && guidance.isClosed(brands.get(incoming.brand())) && !isAsked(incoming, mail, thread);
    }

    /** It is kept; its sender is told once a day where to write. */
    private void ofClosedChannel(IncomingMail incoming, ReceivedMail mail, MailThread thread) {
        if (rates.hasGuidance(incoming, mail)) {
            quarantine(incoming, mail, QuarantineReason.ANSWERED_TODAY);
            return;
        }
        boolean own = senders.isRequester(incoming, mail, thread);
        guidance.tellClosed(incoming, mail, own ? thread.ticket() : null);
        store.finish(incoming.id(), mail, MailResult.guided(thread.ticket().number()));
    }

    /** It stops no clock and reopens nothing; an automatic reply of the requester is kept with the ticket. */
    private void ofMachine(IncomingMail incoming, ReceivedMail mail, MailThread thread) {
        var ticket = thread == null ? null : thread.ticket();
        var bounce = mail.bounce();
        if (bounce != null && bounce.permanent() && !bounce.messageId().isEmpty()) {
            var words = bounce.diagnostic().isEmpty() ? mail.subject() : bounce.diagnostic();
            if (deliveries.recordBounce("<" + bounce.messageId() + ">", words) && ticket != null) {
                tickets.addBounceNote(ticket, bounce, words);
            }
        }
        boolean kept = mail.machine().kind() == MachineKind.AUTO_REPLY
                && ticket != null
                && senders.isRequester(incoming, mail, thread)
                && !MailTickets.body(mail).isEmpty();
        if (kept) {
            tickets.addAutomaticReply(mail, ticket);
        }
        store.finish(incoming.id(), mail, MailResult.ignored(ticket == null ? null : ticket.number()));
    }
}
