package io.guichet.process;

import io.guichet.access.StaffAbsences;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import io.guichet.ticket.TimelineEntry;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides whether a ticket comes back to the agent who had it. */
@Component
class TicketAssignment {

    private final Tickets tickets;
    private final Conversation conversation;
    private final StaffDirectory directory;
    private final StaffAbsences absences;

    TicketAssignment(Tickets tickets, Conversation conversation, StaffDirectory directory, StaffAbsences absences) {
        this.conversation = conversation;
        this.tickets = tickets;
        this.directory = directory;
        this.absences = absences;
    }

    /** The ticket's agent, if in its team and not away. */
    Optional<String> returningAgent(Ticket ticket) {
        return Optional.ofNullable(ticket.assignee())
                .flatMap(directory::findActive)
                .filter(agent -> agent.hasAccessTo(ticket.brand()) && agent.belongsTo(ticket.team()))
                .map(StaffMember::id)
                .filter(agent -> !absences.isAway(agent));
    }

    /** Whether the ticket came back to the user, who has neither written nor done anything on it since. */
    boolean isIdle(String number, String agent) {
        var timeline = tickets.timeline(number);
        return timeline.stream()
                .filter(entry -> entry.type().equals(Ticket.ASSIGNEE_KEPT))
                .max(Comparator.comparingLong(TimelineEntry::id))
                .filter(kept -> timeline.stream().noneMatch(entry -> entry.id() > kept.id() && isAbout(entry, agent)))
                .filter(kept -> conversation.of(number).stream()
                        .noneMatch(message ->
                                isBy(message, agent) && message.sentAt().isAfter(kept.occurredAt())))
                .isPresent();
    }

    private static boolean isAbout(TimelineEntry entry, String agent) {
        return entry.actor().equals(Actor.staff(agent))
                || agent.equals(entry.details().get("to"));
    }

    private static boolean isBy(Message message, String agent) {
        return !message.isFromCustomer() && agent.equals(message.author());
    }
}
