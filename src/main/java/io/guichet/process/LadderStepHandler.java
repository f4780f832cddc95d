package io.guichet.process;

import io.guichet.brand.Brands;
import io.guichet.policy.DecisionResult;
import io.guichet.policy.Policies;
import io.guichet.sla.DeadlineWarningRaised;
import io.guichet.ticket.TicketClassification;
import io.guichet.ticket.Tickets;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Executes the effects of an escalation step: raises the priority, calls a lead, sends e-mails. */
@Component
class LadderStepHandler {

    private final LeadCalls leadCalls;
    private final DeadlineWarningEmails emails;
    private final Tickets tickets;
    private final TicketClassification classification;
    private final Brands brands;
    private final Policies policies;

    LadderStepHandler(
            LeadCalls leadCalls,
            DeadlineWarningEmails emails,
            Tickets tickets,
            TicketClassification classification,
            Brands brands,
            Policies policies) {
        this.leadCalls = leadCalls;
        this.emails = emails;
        this.tickets = tickets;
        this.classification = classification;
        this.brands = brands;
        this.policies = policies;
    }

    @EventListener
    void on(DeadlineWarningRaised event) {
        if (event.step().priority() != null) {
            raisePriority(event);
        }
        if (event.step().callsLead()) {
            leadCalls.call(event.number(), "deadline");
        }
        if (event.step().recipient() != null && event.newest()) {
            emails.send(event);
        }
    }

    /** A higher priority is kept. */
    private void raisePriority(DeadlineWarningRaised event) {
        var ticket = tickets.lock(event.number());
        policies.priorities(brands.get(ticket.brand())).stream()
                .filter(priority -> priority.name().equals(event.step().priority()))
                .filter(priority -> priority.rank() > ticket.queueRank())
                .findFirst()
                .ifPresent(priority -> classification.raisePriority(
                        event.number(),
                        new DecisionResult<>(priority, event.step().reason())));
    }
}
