package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.intake.SplitRequests;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.Tickets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tickets that were split off from the same text, as far as the user may see them. */
@Component
class RelatedTickets {

    private final SplitRequests splitRequests;
    private final Tickets tickets;

    RelatedTickets(SplitRequests splitRequests, Tickets tickets) {
        this.splitRequests = splitRequests;
        this.tickets = tickets;
    }

    List<Ticket> of(String number, StaffMember staff) {
        return splitRequests.relatedTo(number).stream()
                .flatMap(related -> tickets.find(related).stream())
                .filter(ticket -> TicketAccess.isVisibleTo(staff, ticket))
                .toList();
    }

    List<String> numbers(String number, StaffMember staff) {
        return of(number, staff).stream().map(Ticket::number).toList();
    }
}
