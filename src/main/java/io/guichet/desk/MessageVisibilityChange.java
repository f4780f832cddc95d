package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.TicketAccess;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may turn what staff wrote to a customer into a note between staff: a lead, and whoever wrote it. */
@Component
@Transactional
public class MessageVisibilityChange {

    static final int MAX_REASON_LENGTH = 400;

    private final TicketAccess access;
    private final Conversation conversation;

    MessageVisibilityChange(TicketAccess access, Conversation conversation) {
        this.access = access;
        this.conversation = conversation;
    }

    /** Whether a page offers it: what a program wrote was no answer, so that nothing follows from its being a note. */
    static boolean isOffered(Message message, StaffMember staffMember) {
        return isAgentReply(message)
                && staffMember.worksOnTickets()
                && (message.author().equals(staffMember.id()) || staffMember.hasRole(Roles.LEAD));
    }

    static boolean isAgentReply(Message message) {
        return message.isPublic() && !message.isFromCustomer() && !message.automatic();
    }

    /** {@link io.guichet.problem.Forbidden} unless the person may do this to that message. */
    void requireAllowed(String number, long message, StaffMember staffMember) {
        access.requireWork(number, staffMember);
        var isAuthor = conversation.of(number).stream()
                .anyMatch(candidate ->
                        candidate.id() == message && candidate.author().equals(staffMember.id()));
        if (!isAuthor) {
            access.requireLead(number, staffMember);
        }
    }

    /** @throws BadInput naming {@code reason} when it is missing or too long */
    public void makeInternal(String number, long message, String reason, StaffMember staffMember) {
        access.requireWork(number, staffMember);
        var checkedReason = reason == null ? "" : reason.strip();
        if (checkedReason.isEmpty() || checkedReason.length() > MAX_REASON_LENGTH) {
            throw new BadInput("reason", "must be a text of 1 to %d characters".formatted(MAX_REASON_LENGTH));
        }
        requireAllowed(number, message, staffMember);
        conversation.makeInternal(number, message, checkedReason, Actor.staff(staffMember.id()));
    }
}
