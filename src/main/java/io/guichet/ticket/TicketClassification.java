package io.guichet.ticket;

import io.guichet.policy.DecisionResult;
import io.guichet.policy.Priority;
import io.guichet.ticket.TicketEvent.AttributesChanged;
import io.guichet.ticket.TicketEvent.PlanChanged;
import io.guichet.ticket.TicketEvent.PlanCorrected;
import io.guichet.ticket.TicketEvent.PriorityChanged;
import io.guichet.ticket.TicketEvent.RankChanged;
import io.guichet.ticket.TicketEvent.TeamChanged;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What priority, team and plan a ticket has: as the tables say, or as somebody has decided over their heads. */
@Component
@Transactional
public class TicketClassification {

    private final TicketStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketClassification(TicketStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Gives the ticket the priority that the table names, unless a lead has chosen one. */
    public void prioritise(String number, DecisionResult<Priority> decided) {
        var ticket = store.lock(number);
        if (!ticket.priorityChosen()) {
            setPriority(
                    number,
                    decided.value(),
                    Actor.system(),
                    withReference(decided, "to", decided.value().name()));
        }
        if (ticket.priority() != null) {
            events.publishEvent(new AttributesChanged(number));
        }
    }

    /** The priority that somebody has chosen does not hold any more; the table's next word counts. */
    public void removePriorityOverride(String number) {
        store.lock(number);
        store.update(number, Map.of("priority_chosen", false));
    }

    /** The same of the team. */
    public void removeTeamOverride(String number) {
        store.lock(number);
        store.update(number, Map.of("team_chosen", false));
    }

    /** A lead gives the ticket another priority than the table. */
    public void overridePriority(String number, Priority priority, Actor by) {
        store.lock(number);
        store.update(number, Map.of("priority_chosen", true));
        setPriority(number, priority, by, Map.of("to", priority.name()));
    }

    /** A deadline is missed or near: the ticket gets a higher priority, which triage does not take back. */
    public void raisePriority(String number, DecisionResult<Priority> decided) {
        store.lock(number);
        store.update(number, Map.of("priority_chosen", true));
        setPriority(
                number,
                decided.value(),
                Actor.system(),
                withReference(decided, "to", decided.value().name()));
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
        var attributes = store.lock(number).attributes();
        store.update(number, Map.of("attributes", attributes.without("plan").with("plan", plan)));
        record(number, "plan", by, Map.of("from", attributes.text("plan").orElse(""), "to", plan == null ? "" : plan));
    }

    /** Gives the ticket to the team that the routing table names, unless a person has chosen one. */
    public void routeToTeam(String number, DecisionResult<String> decided) {
        if (store.lock(number).teamChosen()) {
            return;
        }
        setTeam(number, decided.value(), Actor.system(), withReference(decided, "to", decided.value()));
    }

    /** A person gives the ticket to a team. */
    public void reassign(String number, String team, Actor by) {
        store.lock(number);
        store.update(number, Map.of("team_chosen", true));
        setTeam(number, team, by, Map.of("to", team));
    }

    private void setPriority(String number, Priority priority, Actor by, Map<String, String> details) {
        var ticket = store.lock(number);
        var previous = ticket.priority();
        store.update(number, Map.of("priority", priority.name(), "queue_rank", priority.rank()));
        if (priority.rank() != ticket.queueRank()) {
            events.publishEvent(new RankChanged(number));
        }
        if (!priority.name().equals(previous)) {
            record(number, "priority", by, details);
            if (previous != null) {
                events.publishEvent(new PriorityChanged(number));
            }
        }
    }

    private void setTeam(String number, String team, Actor by, Map<String, String> details) {
        var ticket = store.lock(number);
        store.update(number, Map.of("team", team));
        if (!team.equals(ticket.team())) {
            record(number, "team", by, details);
            events.publishEvent(new TeamChanged(number, team));
        }
    }

    private static Map<String, String> withReference(DecisionResult<?> decided, String key, String value) {
        var details = decided.reason().details();
        details.put(key, value);
        return details;
    }

    private void record(String number, String type, Actor actor, Map<String, String> details) {
        store.addTimelineEntry(number, type, clock.instant(), actor, details);
    }
}
