package io.guichet.process;

import io.guichet.brand.Brands;
import io.guichet.policy.Policies;
import io.guichet.ticket.Rulings;
import io.guichet.ticket.TicketFact.TicketDemoted;
import io.guichet.ticket.Tickets;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets a brand's tables decide about a ticket from the facts that are known of it. */
@Component
class Triages {

    private final Tickets tickets;
    private final Rulings rulings;
    private final Brands brands;
    private final Policies policies;

    Triages(Tickets tickets, Rulings rulings, Brands brands, Policies policies) {
        this.tickets = tickets;
        this.rulings = rulings;
        this.brands = brands;
        this.policies = policies;
    }

    void prioritise(String number) {
        var ticket = tickets.lock(number);
        rulings.prioritise(number, policies.priority(brands.get(ticket.brand()), ticket.facts()));
    }

    /** A ticket that is demoted goes behind others at once; one that has no priority yet gets its place with that. */
    @EventListener
    void on(TicketDemoted fact) {
        if (tickets.lock(fact.number()).priority() != null) {
            prioritise(fact.number());
        }
    }

    void route(String number) {
        var ticket = tickets.lock(number);
        rulings.route(number, policies.team(brands.get(ticket.brand()), ticket.facts()));
    }
}
