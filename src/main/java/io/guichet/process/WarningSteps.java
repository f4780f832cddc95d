package io.guichet.process;

import io.guichet.brand.Brands;
import io.guichet.policy.Decided;
import io.guichet.policy.Policies;
import io.guichet.sla.DeadlineWarned;
import io.guichet.ticket.Rulings;
import io.guichet.ticket.Tickets;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Does what a step of the ladder says: changes the priority, calls a lead, tells those who can still do something. */
@Component
class WarningSteps {

    private final LeadCalls leads;
    private final WarningLetters letters;
    private final Tickets tickets;
    private final Rulings rulings;
    private final Brands brands;
    private final Policies policies;

    WarningSteps(
            LeadCalls leads,
            WarningLetters letters,
            Tickets tickets,
            Rulings rulings,
            Brands brands,
            Policies policies) {
        this.leads = leads;
        this.letters = letters;
        this.tickets = tickets;
        this.rulings = rulings;
        this.brands = brands;
        this.policies = policies;
    }

    @EventListener
    void on(DeadlineWarned fact) {
        if (fact.step().priority() != null) {
            raise(fact);
        }
        if (fact.step().callsLead()) {
            leads.call(fact.number(), "deadline");
        }
        if (fact.step().tells() != null && fact.newest()) {
            letters.tell(fact);
        }
    }

    /** A ticket that is more urgent already stays so. */
    private void raise(DeadlineWarned fact) {
        var ticket = tickets.lock(fact.number());
        policies.priorities(brands.get(ticket.brand())).stream()
                .filter(priority -> priority.name().equals(fact.step().priority()))
                .filter(priority -> priority.rank() > ticket.queueRank())
                .findFirst()
                .ifPresent(priority -> rulings.raise(
                        fact.number(), new Decided<>(priority, fact.step().because())));
    }
}
