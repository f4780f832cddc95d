package io.guichet.mail;

import io.guichet.attachment.Attachments;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.customer.VerificationMethod;
import io.guichet.intake.Requester;
import io.guichet.intake.TicketRequests;
import io.guichet.policy.TicketAttributes;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Opens tickets for messages, and adds messages to the conversations of tickets. */
@Component
class MailTickets {

    private static final String EMAIL = "email";
    private static final String WEB = "web";
    private static final int SUBJECT_FROM_TEXT = 80;

    private final TicketRequests requests;
    private final Conversation conversation;
    private final Tickets tickets;
    private final Customers customers;
    private final MailFiles files;
    private final Attachments attachments;
    private final MailSenders senders;
    private final MailGuidance guidance;
    private final Brands brands;
    private final MessageSource messages;

    MailTickets(
            TicketRequests requests,
            Conversation conversation,
            Tickets tickets,
            Customers customers,
            MailFiles files,
            Attachments attachments,
            MailSenders senders,
            MailGuidance guidance,
            Brands brands,
            MessageSource messages) {
        this.requests = requests;
        this.conversation = conversation;
        this.tickets = tickets;
        this.customers = customers;
        this.files = files;
        this.attachments = attachments;
        this.senders = senders;
        this.guidance = guidance;
        this.brands = brands;
        this.messages = messages;
    }

    /** Opens a ticket; the brand's tables may answer with guidance instead. */
    MailResult open(IncomingMail incoming, ReceivedMail mail) {
        return open(incoming, mail, EMAIL);
    }

    /** Opens one because staff say so: where the brand reads no e-mails, they enter the request for the customer. */
    MailResult openForStaff(IncomingMail incoming, ReceivedMail mail) {
        return open(incoming, mail, guidance.isClosed(brands.get(incoming.brand())) ? WEB : EMAIL);
    }

    private MailResult open(IncomingMail incoming, ReceivedMail mail, String channel) {
        var brand = brands.get(incoming.brand());
        var requester = new Requester(mail.from().email(), name(mail.from()), guidance.languageOf(brand, mail));
        var subject = mail.subject().isEmpty()
                ? InputText.onOneLine(InputText.truncate(body(mail), SUBJECT_FROM_TEXT))
                : mail.subject();
        var number = requests.openUnverified(
                brand,
                senders.isProved(incoming, mail) ? requester.verifiedBy(VerificationMethod.MAIL) : requester,
                subject,
                body(mail),
                TicketAttributes.none().with("channel", channel),
                incoming.receivedAt());
        if (tickets.find(number).isEmpty()) {
            return MailResult.guided(null);
        }
        addFiles(
                incoming,
                mail,
                tickets.get(number),
                true,
                null,
                Actor.customer(mail.from().email()));
        return MailResult.opened(number);
    }

    /** Adds a message that counts: the requester's, or that of a sender whom staff accepted. */
    MailResult addReply(IncomingMail incoming, ReceivedMail mail, Ticket ticket) {
        var customer = customers.get(ticket.customerId()).email();
        var author =
                senders.isOfRequester(ticket, mail) ? customer : mail.from().email();
        return add(incoming, mail, ticket, author, Actor.customer(author));
    }

    /** Adds a message as the requester's reply, for which staff vouch. */
    MailResult addReplyFor(IncomingMail incoming, ReceivedMail mail, Ticket ticket, Actor by) {
        return add(incoming, mail, ticket, customers.get(ticket.customerId()).email(), by);
    }

    private MailResult add(IncomingMail incoming, ReceivedMail mail, Ticket ticket, String author, Actor by) {
        var message = conversation.addCustomerMessage(ticket.number(), author, body(mail), by);
        addFiles(incoming, mail, ticket, senders.isOfRequester(ticket, mail), message, Actor.customer(author));
        return MailResult.replied(ticket.number(), message, false);
    }

    /**
     * Keeps a message as a note, which only staff see.
     *
     * @param unknownSender whether nobody of the desk has written to its sender about the ticket
     */
    MailResult addNote(IncomingMail incoming, ReceivedMail mail, Ticket ticket, boolean unknownSender) {
        var sender = mail.from().email();
        var note = limited("%s <%s>:\n\n%s".formatted(mail.from().name(), sender, body(mail)));
        var message = conversation.addInternalNote(ticket.number(), note, Actor.system());
        addFiles(incoming, mail, ticket, false, message, Actor.customer(sender));
        return MailResult.replied(ticket.number(), message, unknownSender);
    }

    /** Keeps an automatic reply of the requester; it causes nothing. */
    void addAutomaticReply(ReceivedMail mail, Ticket ticket) {
        var sender = mail.from().email();
        conversation.addAutomaticCustomerMessage(ticket.number(), sender, body(mail), Actor.customer(sender));
    }

    /** Tells the agents of a ticket that an e-mail came back. */
    void addBounceNote(Ticket ticket, BounceReport bounce, String words) {
        var brand = brands.get(ticket.brand());
        note(brand, ticket.number(), "mail.note.bounced", bounce.recipient(), words);
    }

    /** Makes the note of an unknown sender a message that counts, with its files, and returns its id. */
    long accept(IncomingMail incoming, ReceivedMail mail) {
        var sender = mail.from().email();
        var number = incoming.ticket();
        var target = tickets.mergeTarget(number).number();
        var message = conversation.addCustomerMessage(target, sender, body(mail), Actor.customer(sender));
        if (target.equals(number)) {
            attachments.moveToMessage(number, incoming.message(), message);
        } else {
            attachments.copyToMessage(number, incoming.message(), target, message);
        }
        return message;
    }

    /**
     * Files that the brand does not accept stay in the raw message; of one that is too large, all do.
     *
     * @param ofRequester whether the sender may get an e-mail of the ticket, whose address takes replies
     */
    private void addFiles(
            IncomingMail incoming, ReceivedMail mail, Ticket ticket, boolean ofRequester, Long message, Actor sender) {
        var brand = brands.get(ticket.brand());
        var number = ticket.number();
        if (incoming.isTruncated()) {
            note(brand, number, "mail.note.truncated", incoming.originalSize() / 1_000_000, incoming.id());
            guidance.tellTooLarge(incoming, mail, ofRequester ? ticket : null);
            return;
        }
        var leftOut = files.add(incoming, mail.attachments(), brand, number, message, sender);
        if (!leftOut.isEmpty()) {
            note(brand, number, "mail.note.left-out", incoming.id(), String.join(", ", leftOut));
        }
    }

    private void note(Brand brand, String number, String key, Object... arguments) {
        var locale = Locale.forLanguageTag(brand.languages().get(0));
        conversation.addInternalNote(
                number, limited(messages.getMessage(key, texts(arguments), locale)), Actor.system());
    }

    /** As they are, without separators of thousands. */
    private static Object[] texts(Object... arguments) {
        return List.of(arguments).stream().map(String::valueOf).toArray();
    }

    /** The visible text; without one the subject. */
    static String body(ReceivedMail mail) {
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
