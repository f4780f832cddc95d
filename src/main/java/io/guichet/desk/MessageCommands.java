package io.guichet.desk;

import io.guichet.access.AuditType;
import io.guichet.access.AuditedAction;
import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.DraftAttachments;
import io.guichet.attachment.Upload;
import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.email.Outbox;
import io.guichet.intake.Questions;
import io.guichet.mail.TicketMails;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.Message.Author;
import io.guichet.ticket.Message.Visibility;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.Tickets;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The commands of staff on the messages of a ticket; each is one unit of work for page and API. */
@Component
class MessageCommands {

    private final TicketAccess access;
    private final Conversation conversation;
    private final Attachments attachments;
    private final DraftAttachments drafts;
    private final Brands brands;
    private final Customers customers;
    private final Tickets tickets;
    private final Outbox outbox;
    private final Questions questions;
    private final TicketMails mails;
    private final ReplyDrafts replyDrafts;
    private final DelayedReplies delayedReplies;
    private final Idempotency idempotency;
    private final ApplicationEventPublisher events;

    MessageCommands(
            TicketAccess access,
            Conversation conversation,
            Attachments attachments,
            DraftAttachments drafts,
            Brands brands,
            Customers customers,
            Tickets tickets,
            Outbox outbox,
            Questions questions,
            TicketMails mails,
            ReplyDrafts replyDrafts,
            DelayedReplies delayedReplies,
            Idempotency idempotency,
            ApplicationEventPublisher events) {
        this.access = access;
        this.conversation = conversation;
        this.attachments = attachments;
        this.drafts = drafts;
        this.brands = brands;
        this.customers = customers;
        this.tickets = tickets;
        this.outbox = outbox;
        this.questions = questions;
        this.mails = mails;
        this.replyDrafts = replyDrafts;
        this.delayedReplies = delayedReplies;
        this.idempotency = idempotency;
        this.events = events;
    }

    /**
     * A message as staff submit it, on a page or by the API.
     *
     * @param author {@code CUSTOMER} where staff enter it for the customer
     * @param visibility {@code PUBLIC} by default
     * @param attachments ids of attachments uploaded before
     * @param automatic whether it was sent automatically: it affects no clock
     */
    record MessageRequest(
            Author author, Visibility visibility, String body, Boolean automatic, List<Long> attachments) {

        /** @param kind {@code reply} or {@code note} */
        static MessageRequest of(String kind, String body) {
            var visibility =
                    switch (kind) {
                        case "reply" -> Visibility.PUBLIC;
                        case "note" -> Visibility.INTERNAL;
                        default -> throw new BadInput("action", "'%s' is not a command".formatted(kind));
                    };
            return new MessageRequest(Author.AGENT, visibility, body, false, List.of());
        }

        private boolean fromProgram() {
            return Boolean.TRUE.equals(automatic);
        }

        boolean isInternal() {
            return visibility == Visibility.INTERNAL;
        }
    }

    /** The stored message, its ticket, which is the one that a merged ticket has joined, and the status that it reached. */
    record PostedMessageResponse(long id, String number, String status) {}

    /**
     * Adds a message. A second call with the same key and message answers the same and adds nothing.
     *
     * @param files files of the form field {@code files-reply} or {@code files-note}
     * @param draft token of the page's form, whose kept files go with it; null for none
     * @param key of the API's caller or of the page's form; null for none
     */
    @RetryableTransaction
    public PostedMessageResponse post(
            String number, MessageRequest message, List<Upload> files, String draft, String key, StaffMember staff) {
        var ticket = writtenTicket(requireValid(number, message, staff), message, staff);
        return idempotency.computeOnce(
                staff.id(),
                "tickets/%s/messages".formatted(number),
                key,
                message,
                PostedMessageResponse.class,
                () -> store(ticket, message, files, draft, Actor.staff(staff.id())));
    }

    /** The ticket, if the user may add this message to it; {@link BadInput} for an invalid one. */
    Ticket requireValid(String number, MessageRequest message, StaffMember staff) {
        var ticket = access.requireWork(number, staff);
        BadInput.throwIfAny(errors(message));
        return ticket;
    }

    /** A message of the customer to a merged ticket goes on in the one that it joined. */
    private Ticket writtenTicket(Ticket ticket, MessageRequest message, StaffMember staff) {
        return message.author() == Author.CUSTOMER && !message.fromProgram() && ticket.mergedInto() != null
                ? writtenTicket(access.requireWork(ticket.mergedInto(), staff), message, staff)
                : ticket;
    }

    private PostedMessageResponse store(
            Ticket ticket, MessageRequest message, List<Upload> files, String draft, Actor actor) {
        var number = ticket.number();
        var id = add(ticket, message, actor);
        if (message.attachments() != null) {
            attachments.attachToMessage(number, id, message.attachments());
        }
        drafts.send(number, draft, message.isInternal(), number, id);
        var field = message.isInternal() ? "files-note" : "files-reply";
        attachments.add(brands.get(ticket.brand()), number, id, files, field, false, actor);
        return new PostedMessageResponse(id, number, tickets.get(number).status());
    }

    private long add(Ticket ticket, MessageRequest message, Actor actor) {
        var number = ticket.number();
        if (message.author() == Author.CUSTOMER) {
            var customer = customers.get(ticket.customerId()).email();
            return message.fromProgram()
                    ? conversation.addAutomaticCustomerMessage(number, customer, message.body(), actor)
                    : conversation.addCustomerMessage(number, customer, message.body(), actor);
        }
        if (message.isInternal()) {
            return conversation.addInternalNote(number, message.body(), actor);
        }
        return message.fromProgram()
                ? conversation.addAutomaticReply(number, message.body(), actor)
                : conversation.addReply(number, message.body(), actor);
    }

    /** The first error. */
    private static List<FieldError> errors(MessageRequest message) {
        var body = message.body();
        if (message.author() == null) {
            return List.of(new FieldError("author", "must be CUSTOMER or AGENT"));
        }
        if (message.author() == Author.CUSTOMER && message.isInternal()) {
            return List.of(new FieldError("visibility", "must be PUBLIC for a message of the customer"));
        }
        if (InputText.isBlank(body)) {
            return List.of(new FieldError("body", "must not be empty", "ticket.body.required"));
        }
        return TextRule.BODY.errors("body", body, "ticket.body.too-long", TextRule.BODY.maxLength());
    }

    /**
     * Makes a public reply internal.
     *
     * @param submissionToken of the page; a second submit with it changes nothing; null where there is none
     */
    @RetryableTransaction
    public void makeInternal(String number, long message, String reason, String submissionToken, StaffMember staff) {
        requireMayMakeInternal(number, message, staff);
        BadInput.throwIfAny(Reasons.errors(reason));
        var endpoint = "tickets/%s/messages/%d/internal".formatted(number, message);
        idempotency.runOnce(staff.id(), endpoint, submissionToken, Reasons.strip(reason), () -> {
            conversation.makeInternal(number, message, Reasons.strip(reason), Actor.staff(staff.id()));
            events.publishEvent(new AuditedAction(AuditType.MESSAGE_MADE_INTERNAL, number, "message " + message));
        });
    }

    /** Removes the text of a message from the ticket, its e-mails both ways, drafts and its question; for leads alone. */
    @RetryableTransaction
    public void redact(String number, long message, String reason, String submissionToken, StaffMember lead) {
        access.requireLead(number, lead);
        BadInput.throwIfAny(Reasons.errors(reason));
        var endpoint = "tickets/%s/messages/%d/redact".formatted(number, message);
        idempotency.runOnce(lead.id(), endpoint, submissionToken, Reasons.strip(reason), () -> {
            var first = conversation.of(number).get(0).id() == message;
            var redacted = conversation.redact(number, message, Reasons.strip(reason), Actor.staff(lead.id()));
            redacted.numbers().forEach(ticket -> {
                outbox.redact(ticket, message, redacted.body(), Message.REDACTED);
                questions.redact(ticket, redacted.body(), Message.REDACTED);
                replyDrafts.redact(ticket, redacted.body(), Message.REDACTED);
                delayedReplies.redact(ticket, redacted.body(), Message.REDACTED);
            });
            mails.redact(number, message, first, Message.REDACTED);
            events.publishEvent(new AuditedAction(AuditType.MESSAGE_REDACTED, number, "message " + message));
        });
    }

    /** {@link io.guichet.problem.AccessRefused} for all but leads and the message's author. */
    void requireMayMakeInternal(String number, long message, StaffMember staff) {
        access.requireWork(number, staff);
        var isAuthor = conversation
                .find(number, message)
                .filter(found -> found.author().equals(staff.id()))
                .isPresent();
        if (!isAuthor) {
            access.requireLead(number, staff);
        }
    }

    /** Whether a page offers to make the message internal. */
    static boolean mayMakeInternal(Message message, StaffMember staff) {
        return isAgentReply(message)
                && staff.worksOnTickets()
                && (message.author().equals(staff.id()) || staff.hasRole(Roles.LEAD));
    }

    static boolean isAgentReply(Message message) {
        return message.isPublic() && !message.isFromCustomer() && !message.automatic();
    }
}
