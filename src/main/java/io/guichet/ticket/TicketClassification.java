package io.guichet.ticket;

import io.guichet.policy.DecisionResult;
import io.guichet.policy.Priority;
import io.guichet.policy.TicketAttributes;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets the priority, team and plan of tickets: as the tables decide, or as a person overrides them. */
@Component
@Transactional
public class TicketClassification {

    /** Detail of the timeline: the contract's plan that a lead's choice hides until it is removed. */
    public static final String HIDDEN_PLAN = "contractPlan";

    private final TicketRepository repository;
    private final TimelineStore timeline;

    TicketClassification(TicketRepository repository, TimelineStore timeline) {
        this.repository = repository;
        this.timeline = timeline;
    }

    /** Sets the priority that the table gives, unless it is overridden. */
    public void prioritise(String number, DecisionResult<Priority> decided) {
        change(number, classification -> classification.prioritise(decided));
    }

    /** From now on the priority table decides again. */
    public void removePriorityOverride(String number) {
        change(number, LockedClassification::removePriorityOverride);
    }

    /** From now on the routing table decides again. */
    public void removeTeamOverride(String number) {
        change(number, LockedClassification::removeTeamOverride);
    }

    public void overridePriority(String number, Priority priority, Actor by) {
        change(number, classification -> classification.overridePriority(priority, by));
    }

    /** Sets the higher priority of a step of the escalation ladder; the priority table does not lower it afterwards. */
    public void raisePriority(String number, DecisionResult<Priority> decided) {
        change(number, classification -> classification.raisePriority(decided));
    }

    /** Serves the ticket under another plan than the customer's own from now on; null for no plan. */
    public void changePlan(String number, String plan, Actor by) {
        change(number, classification -> classification.changePlan(plan, by));
    }

    /** Corrects a plan that was wrong from the beginning; null for no plan. */
    public void correctPlan(String number, String plan, Actor by) {
        change(number, classification -> classification.correctPlan(plan, by));
    }

    /** Takes the attributes of the customer's contract; a plan that a lead has chosen stays. */
    public void applyContract(String number, TicketAttributes contract) {
        var planChosen = timeline.of(number).stream()
                .filter(TicketClassification::isAboutPlanOverride)
                .reduce((earlier, later) -> later)
                .filter(entry -> entry.type().equals("overridden"))
                .isPresent();
        change(number, classification -> classification.applyContract(contract, planChosen));
    }

    private static boolean isAboutPlanOverride(TimelineEntry entry) {
        return entry.type().equals("overridden")
                ? entry.details().containsKey("plan")
                : entry.type().equals("override-removed")
                        && "PLAN".equals(entry.details().get("field"));
    }

    /** Sets the team that the routing table gives, unless it is overridden. */
    public void routeToTeam(String number, DecisionResult<String> decided) {
        change(number, classification -> classification.routeToTeam(decided));
    }

    /** Sets a team that a person has chosen; the routing table does not change it afterwards. */
    public void reassign(String number, String team, Actor by) {
        change(number, classification -> classification.assignTeam(team, by));
    }

    private void change(String number, Consumer<LockedClassification> transition) {
        repository.change(number, ticket -> transition.accept(ticket.classification()));
    }
}
