package io.guichet.mail;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.customer.VerificationMethod;
import io.guichet.email.Deliveries;
import io.guichet.intake.Requester;
import io.guichet.intake.TicketRequests;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.StateConflict;
import io.guichet.text.EmailAddress;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import io.guichet.web.RetryableTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Turns a stored message into a request, a reply or a record of a bounce, in the transaction that marks it as done. */
@Component
class MailProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(MailProcessor.class);
    private static final int MAX_TICKETS_A_DAY = 20;

    private final IncomingMailStore store;
    private final MailThreads threads;
    private final MailFiles files;
    private final TicketRequests requests;
    private final Conversation conversation;
    private final Tickets tickets;
    private final Customers customers;
    private final Deliveries deliveries;
    private final Brands brands;
    private final MailSettings settings;

    MailProcessor(
            IncomingMailStore store,
            MailThreads threads,
            MailFiles files,
            TicketRequests requests,
            Conversation conversation,
            Tickets tickets,
            Customers customers,
            Deliveries deliveries,
            Brands brands,
            MailSettings settings) {
        this.store = store;
        this.threads = threads;
        this.files = files;
        this.requests = requests;
        this.conversation = conversation;
        this.tickets = tickets;
        this.customers = customers;
        this.deliveries = deliveries;
        this.brands = brands;
        this.settings = settings;
    }

    /** Processes a message that was received, unless it is done. */
    @RetryableTransaction
    public void process(long id) {
        store.lockReceived(id).ifPresent(this::process);
    }

    /** Keeps a message whose processing failed. */
    @RetryableTransaction
    public void quarantine(long id, String failure) {
        store.lockReceived(id).ifPresent(mail -> store.quarantine(id, readable(id), failure));
    }

    /** Opens a ticket for a message in quarantine or an ignored one, or adds it to one. */
    @RetryableTransaction
    public void processAs(long id, String ticket, Actor by) {
        var incoming = store.lockUndecided(id)
                .orElseThrow(() ->
                        new StateConflict("Only a message in quarantine or an ignored one can be processed again."));
        var mail = readable(id);
        if (mail == null) {
            throw new StateConflict("The message cannot be read.");
        }
        if (mail.from() == null) {
            throw new StateConflict("The message names no sender.");
        }
        if (ticket == null) {
            open(incoming, mail, brands.get(incoming.brand()));
        } else {
            reply(incoming, mail, new MailThread(tickets.get(ticket), false), by);
        }
    }

    /** Has a message in quarantine processed as if it had just come. */
    @RetryableTransaction
    public void retry(long id) {
        requireQuarantined(id);
        store.retry(id);
    }

    /** Takes a message out of quarantine that nobody needs. */
    @RetryableTransaction
    public void ignore(long id) {
        requireQuarantined(id);
        store.finish(id, readable(id), MailOutcome.IGNORED, null);
    }

    private void requireQuarantined(long id) {
        store.lockUndecided(id)
                .filter(mail -> mail.state() == MailState.QUARANTINED)
                .orElseThrow(() -> new StateConflict(
                        "Only a message in quarantine can be retried or ignored; an ignored one can be added."));
    }

    /** What the message says; null for one that the reader fails on. */
    ReceivedMail readable(long id) {
        try {
            return read(id);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("Mail {} cannot be read", id, e);
            return null;
        }
    }

    private ReceivedMail read(long id) {
        try (var raw = store.raw(id)) {
            return settings.reader().read(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void process(IncomingMail incoming) {
        var mail = read(incoming.id());
        var copy = store.processedCopy(incoming.id());
        if (copy.isPresent()) {
            store.finish(incoming.id(), mail, copy.get().outcome(), copy.get().ticket());
            return;
        }
        var thread = threads.find(incoming.brand(), mail);
        if (mail.machine().is()) {
            ofMachine(incoming, mail, thread.orElse(null));
        } else if (mail.from() == null
                || EmailAddress.canonical(mail.from().email()).isEmpty()) {
            store.quarantine(incoming.id(), mail, "The message names no sender.");
        } else if (body(mail).isEmpty()) {
            store.quarantine(incoming.id(), mail, "The message has neither a text nor a subject.");
        } else if (thread.isPresent() && !thread.get().ticket().isClosed()) {
            reply(incoming, mail, thread.get(), null);
        } else {
            openWithinLimits(incoming, mail);
        }
    }

    /** Two programs that answer each other would never end, and a flood would bury the desk: staff decide. */
    private void openWithinLimits(IncomingMail incoming, ReceivedMail mail) {
        if (count(incoming, mail, MailOutcome.GUIDANCE_SENT) > 0) {
            store.quarantine(incoming.id(), mail, "The sender has had an automatic answer within 24 hours.");
        } else if (count(incoming, mail, MailOutcome.TICKET_OPENED) >= MAX_TICKETS_A_DAY) {
            store.quarantine(
                    incoming.id(),
                    mail,
                    "The sender has opened %d tickets within 24 hours.".formatted(MAX_TICKETS_A_DAY));
        } else {
            open(incoming, mail, brands.get(incoming.brand()));
        }
    }

    private int count(IncomingMail incoming, ReceivedMail mail, MailOutcome outcome) {
        return store.count(
                incoming.brand(),
                mail.from().email(),
                outcome,
                incoming.receivedAt().minus(Duration.ofDays(1)));
    }

    /** It stops no clock and reopens nothing; an automatic reply of the requester is kept with the ticket. */
    private void ofMachine(IncomingMail incoming, ReceivedMail mail, MailThread thread) {
        var ticket = thread == null ? null : thread.ticket();
        var bounce = mail.bounce();
        if (bounce != null && bounce.permanent() && !bounce.messageId().isEmpty()) {
            var words = bounce.diagnostic().isEmpty() ? mail.subject() : bounce.diagnostic();
            deliveries.recordBounce("<" + bounce.messageId() + ">", words);
        }
        boolean kept = mail.machine().kind() == MachineKind.AUTO_REPLY
                && ticket != null
                && isFromRequester(incoming, mail, thread)
                && !body(mail).isEmpty();
        if (kept) {
            conversation.addAutomaticCustomerMessage(
                    ticket.number(),
                    mail.from().email(),
                    body(mail),
                    Actor.customer(mail.from().email()));
        }
        store.finish(incoming.id(), mail, MailOutcome.IGNORED, ticket == null ? null : ticket.number());
    }

    /** The requester's reply goes into the conversation; that of anybody else is a note, which only staff see. */
    private void reply(IncomingMail incoming, ReceivedMail mail, MailThread thread, Actor acceptedBy) {
        var ticket = thread.ticket();
        var sender = mail.from() == null ? "" : mail.from().email();
        var brand = brands.get(ticket.brand());
        long message;
        if (acceptedBy != null || isFromRequester(incoming, mail, thread)) {
            var customer = customers.get(ticket.customerId()).email();
            var actor = acceptedBy == null ? Actor.customer(customer) : acceptedBy;
            message = conversation.addCustomerMessage(ticket.number(), customer, body(mail), actor);
        } else {
            var note = "%s <%s>:\n\n%s".formatted(mail.from().name(), sender, body(mail));
            message = conversation.addInternalNote(ticket.number(), limited(note), Actor.system());
        }
        addFiles(incoming, mail, brand, ticket.number(), message, Actor.customer(sender));
        store.finish(incoming.id(), mail, MailOutcome.REPLY_ADDED, ticket.number());
    }

    private void open(IncomingMail incoming, ReceivedMail mail, Brand brand) {
        var requester = new Requester(mail.from().email(), name(mail.from()), language(brand, mail));
        var attributes = TicketAttributes.none().with("channel", "email");
        var subject =
                mail.subject().isEmpty() ? InputText.onOneLine(InputText.truncate(body(mail), 80)) : mail.subject();
        var number = requests.openUnverified(
                brand,
                isProved(incoming, mail) ? requester.verifiedBy(VerificationMethod.MAIL) : requester,
                subject,
                body(mail),
                attributes,
                incoming.receivedAt());
        boolean opened = tickets.find(number).isPresent();
        if (opened) {
            addFiles(
                    incoming,
                    mail,
                    brand,
                    number,
                    null,
                    Actor.customer(mail.from().email()));
        }
        store.finish(
                incoming.id(),
                mail,
                opened ? MailOutcome.TICKET_OPENED : MailOutcome.GUIDANCE_SENT,
                opened ? number : null);
    }

    private void addFiles(
            IncomingMail incoming, ReceivedMail mail, Brand brand, String number, Long message, Actor sender) {
        var leftOut = files.add(incoming.id(), mail.attachments(), brand, number, message, sender);
        if (!leftOut.isEmpty()) {
            conversation.addInternalNote(
                    number,
                    limited("E-mail %d: %s".formatted(incoming.id(), String.join(", ", leftOut))),
                    Actor.system());
        }
    }

    /** An address alone is no proof: the message is proved by its mail server, or answers an e-mail of the desk. */
    private boolean isFromRequester(IncomingMail incoming, ReceivedMail mail, MailThread thread) {
        return (thread.answersEmail() || isProved(incoming, mail)) && isRequester(thread.ticket(), mail);
    }

    /** Results of a message count if they come from a program that hands in what the mail server wrote. */
    private boolean isProved(IncomingMail incoming, ReceivedMail mail) {
        return settings.trustedPrograms().contains(incoming.receivedFrom()) && SenderProof.isIn(mail);
    }

    private boolean isRequester(Ticket ticket, ReceivedMail mail) {
        return mail.from() != null
                && customers
                        .find(ticket.brand(), mail.from().email())
                        .filter(customer -> customers.isPartOf(ticket.customerId(), customer.id()))
                        .isPresent();
    }

    /** That of a new customer's message; known customers keep theirs. */
    private String language(Brand brand, ReceivedMail mail) {
        return customers.find(brand.id(), mail.from().email()).isPresent()
                ? null
                : MailLanguage.of(body(mail)).orElse(null);
    }

    /** The visible text; without one the subject. */
    private static String body(ReceivedMail mail) {
        var visible = mail.text().visible();
        return limited(InputText.isBlank(visible) ? mail.subject() : visible);
    }

    private static String limited(String text) {
        return InputText.truncate(text, TextRule.BODY.maxLength());
    }

    private static String name(MailAddress from) {
        return from.name().isEmpty() ? null : InputText.truncate(from.name(), TextRule.NAME.maxLength());
    }
}
