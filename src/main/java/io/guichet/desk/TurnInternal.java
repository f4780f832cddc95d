package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.Staff;
import io.guichet.http.BadInput;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may turn what staff wrote to a customer into a note between staff: a lead, and whoever wrote it. */
@Component
@Transactional
public class TurnInternal {

    static final int REASON_LENGTH = 400;

    private final TicketAccess access;
    private final Conversation conversation;

    TurnInternal(TicketAccess access, Conversation conversation) {
        this.access = access;
        this.conversation = conversation;
    }

    /** Whether a page offers it: what a program wrote was no answer, so that nothing follows from its being a note. */
    static boolean isFor(Message message, Staff person) {
        return isAnswer(message) && person.works() && (message.author().equals(person.id()) || person.has(Roles.LEAD));
    }

    static boolean isAnswer(Message message) {
        return message.isPublic() && !message.isFromCustomer() && !message.automatic();
    }

    /** {@link io.guichet.http.NotAllowed} unless the person may do this to that message. */
    void mustBeFor(String number, long message, Staff person) {
        access.worksOn(number, person);
        var theirs = conversation.of(number).stream()
                .anyMatch(one -> one.id() == message && one.author().equals(person.id()));
        if (!theirs) {
            access.leads(number, person);
        }
    }

    /** @throws BadInput naming {@code reason} when it is missing or too long */
    public void turn(String number, long message, String reason, Staff person) {
        access.worksOn(number, person);
        var why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > REASON_LENGTH) {
            throw new BadInput("reason", "must be a text of 1 to %d characters".formatted(REASON_LENGTH));
        }
        mustBeFor(number, message, person);
        conversation.turnInternal(number, message, why, Actor.staff(person.id()));
    }
}
