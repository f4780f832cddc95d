package io.guichet.ticket;

import io.guichet.policy.Decided;
import io.guichet.policy.Priority;
import io.guichet.ticket.TicketFact.FactsChanged;
import io.guichet.ticket.TicketFact.PlanChanged;
import io.guichet.ticket.TicketFact.PlanCorrected;
import io.guichet.ticket.TicketFact.PriorityChanged;
import io.guichet.ticket.TicketFact.RankChanged;
import io.guichet.ticket.TicketFact.TeamChanged;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What priority, team and plan a ticket has: as the tables say, or as somebody has decided over their heads. */
@Component
@Transactional
public class Rulings {

    private final TicketStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Rulings(TicketStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Gives the ticket the priority that the table names, unless a lead has chosen one. */
    public void prioritise(String number, Decided<Priority> decided) {
        var ticket = store.lock(number);
        if (!ticket.priorityChosen()) {
            setPriority(
                    number,
                    decided.value(),
                    Actor.desk(),
                    with(decided, "to", decided.value().name()));
        }
        if (ticket.priority() != null) {
            events.publishEvent(new FactsChanged(number));
        }
    }

    /** The priority that somebody has chosen does not hold any more; the table's next word counts. */
    public void leavePriority(String number) {
        store.lock(number);
        store.set(number, Map.of("priority_chosen", false));
    }

    /** The same of the team. */
    public void leaveTeam(String number) {
        store.lock(number);
        store.set(number, Map.of("team_chosen", false));
    }

    /** A lead gives the ticket another priority than the table. */
    public void reprioritise(String number, Priority priority, Actor by) {
        store.lock(number);
        store.set(number, Map.of("priority_chosen", true));
        setPriority(number, priority, by, Map.of("to", priority.name()));
    }

    /** A deadline is missed or near: the ticket gets a higher priority, which triage does not take back. */
    public void raise(String number, Decided<Priority> decided) {
        store.lock(number);
        store.set(number, Map.of("priority_chosen", true));
        setPriority(
                number,
                decided.value(),
                Actor.desk(),
                with(decided, "to", decided.value().name()));
    }

    /** A lead lets the ticket be served under another plan than the customer's own; null for none that is known. */
    public void changePlan(String number, String plan, Actor by) {
        setPlan(number, plan, by);
        events.publishEvent(new PlanChanged(number, by));
    }

    /** The ticket was never one under the plan that it was served under. */
    public void correctPlan(String number, String plan, Actor by) {
        setPlan(number, plan, by);
        events.publishEvent(new PlanCorrected(number, by));
    }

    private void setPlan(String number, String plan, Actor by) {
        var facts = store.lock(number).facts();
        store.set(number, Map.of("facts", facts.without("plan").with("plan", plan)));
        record(number, "plan", by, Map.of("from", facts.text("plan").orElse(""), "to", plan == null ? "" : plan));
    }

    /** Gives the ticket to the team that the routing table names, unless a person has chosen one. */
    public void route(String number, Decided<String> decided) {
        if (store.lock(number).teamChosen()) {
            return;
        }
        moveTo(number, decided.value(), Actor.desk(), with(decided, "to", decided.value()));
    }

    /** A person gives the ticket to a team. */
    public void reassign(String number, String team, Actor by) {
        store.lock(number);
        store.set(number, Map.of("team_chosen", true));
        moveTo(number, team, by, Map.of("to", team));
    }

    private void setPriority(String number, Priority priority, Actor by, Map<String, String> details) {
        var ticket = store.lock(number);
        var before = ticket.priority();
        store.set(number, Map.of("priority", priority.name(), "queue_rank", priority.rank()));
        if (priority.rank() != ticket.queueRank()) {
            events.publishEvent(new RankChanged(number));
        }
        if (!priority.name().equals(before)) {
            record(number, "priority", by, details);
            if (before != null) {
                events.publishEvent(new PriorityChanged(number));
            }
        }
    }

    private void moveTo(String number, String team, Actor by, Map<String, String> details) {
        var ticket = store.lock(number);
        store.set(number, Map.of("team", team));
        if (!team.equals(ticket.team())) {
            record(number, "team", by, details);
            events.publishEvent(new TeamChanged(number, team));
        }
    }

    private static Map<String, String> with(Decided<?> decided, String key, String value) {
        var because = decided.because();
        return Map.of(
                key,
                value,
                "decision",
                because.decision(),
                "version",
                String.valueOf(because.version()),
                "row",
                because.row(),
                "because",
                because.text());
    }

    private void record(String number, String kind, Actor actor, Map<String, String> details) {
        store.record(number, kind, clock.instant(), actor, details);
    }
}
