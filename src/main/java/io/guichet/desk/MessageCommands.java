package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.Upload;
import io.guichet.brand.Brands;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.TicketAccess;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.util.List;
import org.springframework.stereotype.Component;

/** The commands of staff on the messages of a ticket; each is one unit of work. */
@Component
class MessageCommands {

    private static final int MAX_LENGTH = 100_000;

    private final TicketAccess access;
    private final Conversation conversation;
    private final Attachments attachments;
    private final Brands brands;
    private final Idempotency idempotency;

    MessageCommands(
            TicketAccess access,
            Conversation conversation,
            Attachments attachments,
            Brands brands,
            Idempotency idempotency) {
        this.access = access;
        this.conversation = conversation;
        this.attachments = attachments;
        this.brands = brands;
        this.idempotency = idempotency;
    }

    /**
     * Adds a public reply.
     *
     * @param files files of the form field {@code files-reply}
     */
    @RetryableTransaction
    public void reply(String number, String text, List<Upload> files, StaffMember staff) {
        add(number, "reply", text, files, staff);
    }

    /**
     * Adds an internal note.
     *
     * @param files files of the form field {@code files-note}
     */
    @RetryableTransaction
    public void note(String number, String text, List<Upload> files, StaffMember staff) {
        add(number, "note", text, files, staff);
    }

    private void add(String number, String field, String text, List<Upload> files, StaffMember staff) {
        var brand = brands.get(access.requireWork(number, staff).brand());
        var actor = Actor.staff(staff.id());
        BadInput.throwIfAny(errors(field, text));
        var message = field.equals("note")
                ? conversation.addInternalNote(number, text, actor)
                : conversation.addReply(number, text, actor);
        attachments.add(brand, number, message, files, "files-" + field, false, actor);
    }

    private static List<FieldError> errors(String field, String text) {
        if (text.isBlank()) {
            return List.of(new FieldError(field, "must not be empty", "ticket.body.required"));
        }
        var tooLong = "may have at most %d characters".formatted(MAX_LENGTH);
        return text.length() > MAX_LENGTH
                ? List.of(new FieldError(field, tooLong, "ticket.body.too-long", MAX_LENGTH))
                : List.of();
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
        idempotency.runOnce(
                staff.id(),
                endpoint,
                submissionToken,
                Reasons.strip(reason),
                () -> conversation.makeInternal(number, message, Reasons.strip(reason), Actor.staff(staff.id())));
    }

    /** {@link io.guichet.problem.AccessRefused} for all but leads and the message's author. */
    void requireMayMakeInternal(String number, long message, StaffMember staff) {
        access.requireWork(number, staff);
        var isAuthor = conversation.of(number).stream()
                .anyMatch(candidate ->
                        candidate.id() == message && candidate.author().equals(staff.id()));
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
