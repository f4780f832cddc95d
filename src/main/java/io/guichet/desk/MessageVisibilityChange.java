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
    static boolean isOffered(Message message, StaffMember person) {
        return isAgentReply(message)
                && person.worksOnTickets()
                && (message.author().equals(person.id()) || person.hasRole(Roles.LEAD));
    }

    static boolean isAgentReply(Message message) {
        return message.isPublic() && !message.isFromCustomer() && !message.automatic();
    }

    /** {@link io.guichet.problem.AccessRefused} unless the person may do this to that message. */
    void requireAllowed(String number, long message, StaffMember person) {
        access.requireWork(number, person);
        var isAuthor = conversation.of(number).stream()
                .anyMatch(candidate ->
                        candidate.id() == message && candidate.author().equals(person.id()));
        if (!isAuthor) {
            access.requireLead(number, person);
        }
    }

    /** @throws BadInput naming {@code reason} when it is missing or too long */
    public void makeInternal(String number, long message, String reason, StaffMember person) {
        access.requireWork(number, person);
        var checkedReason = reason == null ? "" : reason.strip();
        if (checkedReason.isEmpty() || checkedReason.length() > MAX_REASON_LENGTH) {
            throw new BadInput("reason", "must be a text of 1 to %d characters".formatted(MAX_REASON_LENGTH));
        }
        requireAllowed(number, message, person);
        conversation.makeInternal(number, message, checkedReason, Actor.staff(person.id()));
    }
}
