package io.guichet.process;

import io.guichet.brand.Brands;
import io.guichet.policy.Policies;
import io.guichet.ticket.TicketClassification;
import io.guichet.ticket.TicketEvent.TicketDeprioritised;
import io.guichet.ticket.Tickets;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Evaluates the brand's tables for a ticket with its current attributes. */
@Component
class TicketRouting {

    private final Tickets tickets;
    private final TicketClassification classification;
    private final Brands brands;
    private final Policies policies;

    TicketRouting(Tickets tickets, TicketClassification classification, Brands brands, Policies policies) {
        this.tickets = tickets;
        this.classification = classification;
        this.brands = brands;
        this.policies = policies;
    }

    void prioritise(String number) {
        var ticket = tickets.lock(number);
        classification.prioritise(number, policies.priority(brands.get(ticket.brand()), ticket.attributes()));
    }

    /** A deprioritised ticket loses its queue rank at once; a ticket without priority gets its rank with the priority. */
    @EventListener
    void on(TicketDeprioritised event) {
        if (tickets.lock(event.number()).priority() != null) {
            prioritise(event.number());
        }
    }

    void route(String number) {
        var ticket = tickets.lock(number);
        classification.routeToTeam(number, policies.team(brands.get(ticket.brand()), ticket.attributes()));
    }
}
