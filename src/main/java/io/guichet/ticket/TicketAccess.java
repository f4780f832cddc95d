package io.guichet.ticket;

import io.guichet.access.AuditType;
import io.guichet.access.AuditedAction;
import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.problem.AccessRefused;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Checks which tickets a staff user may see and work on. Tickets of other brands do not exist for the user. */
@Component
public class TicketAccess {

    private final Tickets tickets;
    private final ApplicationEventPublisher events;

    TicketAccess(Tickets tickets, ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.events = events;
    }

    /** The ticket, if the person serves its brand and, where it is restricted, its team; otherwise {@link UnknownTicket}. */
    public Ticket requireVisible(String number, StaffMember staff) {
        var visible = tickets.find(number)
                .filter(ticket -> isVisibleTo(staff, ticket))
                .orElseThrow(() -> new UnknownTicket(number));
        if (visible.restricted()) {
            events.publishEvent(new AuditedAction(AuditType.RESTRICTED_TICKET_READ, number, null));
        }
        return visible;
    }

    /** Whether the user may see that ticket. */
    public boolean isVisible(String number, StaffMember staff) {
        return tickets.find(number).filter(ticket -> isVisibleTo(staff, ticket)).isPresent();
    }

    /** Those of these tickets that the user may see, with one statement. */
    public Set<String> visible(Collection<String> numbers, StaffMember staff) {
        return tickets.findAll(numbers).stream()
                .filter(ticket -> isVisibleTo(staff, ticket))
                .map(Ticket::number)
                .collect(Collectors.toSet());
    }

    /** Whether the user may see that ticket, as it was read. */
    public static boolean isVisibleTo(StaffMember staff, Ticket ticket) {
        return staff.hasAccessTo(ticket.brand()) && (!ticket.restricted() || staff.belongsTo(ticket.team()));
    }

    /** Whether the user may read internal notes of visible tickets: every role may. */
    public static boolean mayReadInternalNotes(StaffMember staff) {
        return !staff.roles().isEmpty();
    }

    /**
     * SQL that selects the numbers of the restricted tickets that the user must not see, for a part of another query; empty
     * for a user who may see all.
     */
    public String hiddenNumbersSql(StaffMember staff) {
        if (staff.hasRole(Roles.ADMIN)) {
            return "";
        }
        var groups = Stream.concat(staff.teams().stream(), staff.roles().stream())
                .map(group -> "'%s'".formatted(group.replace("'", "''")))
                .sorted()
                .collect(Collectors.joining(", "));
        return "select number from ticket where restricted%s"
                .formatted(groups.isEmpty() ? "" : " and (team is null or team not in (%s))".formatted(groups));
    }

    /** Numbers of tickets of the user's brands that the user must not see. */
    public List<String> hiddenTickets(StaffMember staff) {
        return staff.hasRole(Roles.ADMIN) ? List.of() : tickets.hiddenFrom(staff.teams());
    }

    /** The ticket, if the person works on tickets of its brand; {@link AccessRefused} for staff who may only read. */
    public Ticket requireWork(String number, StaffMember staff) {
        var ticket = requireVisible(number, staff);
        if (!staff.worksOnTickets()) {
            throw new AccessRefused("Only staff who work on tickets may do this.");
        }
        return ticket;
    }

    /** The same for commands of leads. */
    public Ticket requireLead(String number, StaffMember staff) {
        var ticket = requireVisible(number, staff);
        if (!staff.hasRole(Roles.LEAD)) {
            throw new AccessRefused("Only a lead may do this.");
        }
        return ticket;
    }
}
