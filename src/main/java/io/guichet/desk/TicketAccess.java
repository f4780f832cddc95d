package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.Staff;
import io.guichet.http.NotAllowed;
import io.guichet.http.NotFound;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who on this side of the counter sees which ticket, and who may do something to it. The tickets of brands that somebody
 * does not serve do not exist for them.
 */
@Component
public class TicketAccess {

    private final Tickets tickets;

    TicketAccess(Tickets tickets) {
        this.tickets = tickets;
    }

    /** The ticket, if the person serves its brand and, where it is restricted, its team; otherwise {@link NotFound}. */
    public Ticket sees(String number, Staff staff) {
        return tickets.find(number)
                .filter(ticket -> isFor(staff, ticket))
                .orElseThrow(() -> new NotFound("There is no ticket %s.".formatted(number)));
    }

    /** Whether the person may see that ticket. */
    boolean maySee(String number, Staff staff) {
        return tickets.find(number).filter(ticket -> isFor(staff, ticket)).isPresent();
    }

    private static boolean isFor(Staff staff, Ticket ticket) {
        return staff.serves(ticket.brand()) && (!ticket.restricted() || staff.in(ticket.team()));
    }

    /** The numbers of the tickets of served brands that the person must not learn of. */
    List<String> hiddenFrom(Staff staff) {
        return staff.has(Roles.ADMIN) ? List.of() : tickets.hiddenFrom(staff.teams());
    }

    /** The ticket, if the person works on tickets of its brand; {@link NotAllowed} for who only looks on. */
    public Ticket worksOn(String number, Staff staff) {
        var ticket = sees(number, staff);
        if (!staff.works()) {
            throw new NotAllowed("Only those who work on tickets may do this.");
        }
        return ticket;
    }

    /** The same for what a lead alone may do. */
    public Ticket leads(String number, Staff staff) {
        var ticket = sees(number, staff);
        if (!staff.has(Roles.LEAD)) {
            throw new NotAllowed("Only a lead may do this.");
        }
        return ticket;
    }
}
