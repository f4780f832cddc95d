package io.guichet.ticket;

import io.guichet.brand.LocalisedText;
import io.guichet.policy.DecisionResult;
import io.guichet.policy.Priority;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.ticket.TicketEvent.AttributesChanged;
import io.guichet.ticket.TicketEvent.DemotionLifted;
import io.guichet.ticket.TicketEvent.PlanChanged;
import io.guichet.ticket.TicketEvent.PlanCorrected;
import io.guichet.ticket.TicketEvent.PriorityChanged;
import io.guichet.ticket.TicketEvent.RankChanged;
import io.guichet.ticket.TicketEvent.TeamChanged;
import io.guichet.ticket.TicketEvent.TicketDeprioritised;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The attributes, priority, team and plan of a locked ticket: the tables decide them, and what a person has overridden stays
 * until the override is removed.
 */
final class LockedClassification {

    private final LockedTicket ticket;
    private final TicketChanges changes;
    private Classification current;

    LockedClassification(LockedTicket ticket, Classification current) {
        this.ticket = ticket;
        this.changes = ticket.changes();
        this.current = current;
    }

    Classification current() {
        return current;
    }

    /** Sets the priority that the table gives, unless it is overridden. */
    void prioritise(DecisionResult<Priority> decided) {
        if (!current.priorityChosen()) {
            setPriority(
                    decided.value(),
                    false,
                    Actor.system(),
                    details(decided, decided.value().name()));
        }
        if (current.priority() != null) {
            changes.register(new AttributesChanged(ticket.number()));
        }
    }

    void overridePriority(Priority priority, Actor by) {
        ticket.requireOpen("an override");
        setPriority(priority, true, by, Map.of("to", priority.name()));
    }

    /** Sets the higher priority of a step of the escalation ladder; the priority table does not lower it afterwards. */
    void raisePriority(DecisionResult<Priority> decided) {
        setPriority(
                decided.value(),
                true,
                Actor.system(),
                details(decided, decided.value().name()));
    }

    /** From now on the priority table decides again. */
    void removePriorityOverride() {
        ticket.requireOpen("removing an override");
        current = current.withoutChosenPriority();
    }

    /** Sets the team that the routing table gives, unless it is overridden. */
    void routeToTeam(DecisionResult<String> decided) {
        if (!current.teamChosen()) {
            setTeam(decided.value(), false, Actor.system(), details(decided, decided.value()));
        }
    }

    /** Sets a team that a person has chosen; the routing table does not change it afterwards. */
    void assignTeam(String team, Actor by) {
        ticket.requireOpen("an override");
        setTeam(team, true, by, Map.of("to", team));
    }

    /** From now on the routing table decides again. */
    void removeTeamOverride() {
        ticket.requireOpen("removing an override");
        current = current.withTeam(current.team(), false);
    }

    /** Serves the ticket under another plan from now on; null for no plan. */
    void changePlan(String plan, Actor by) {
        setPlan(plan, by);
        changes.register(new PlanChanged(ticket.number(), by));
    }

    /** Corrects a plan that was wrong from the beginning; null for no plan. */
    void correctPlan(String plan, Actor by) {
        setPlan(plan, by);
        changes.register(new PlanCorrected(ticket.number(), by));
    }

    /** Takes the attributes of the contract where nothing is known yet; its plan only if no lead has chosen another. */
    void applyContract(TicketAttributes contract, boolean planChosen) {
        ticket.requireOpen("a contract");
        var applied = contract.without(TicketAttributes.OTHER_PLANS);
        var taken = new HashMap<>((planChosen ? applied.without("plan") : applied).values());
        taken.keySet().removeAll(attributes().values().keySet());
        setAttributes(attributes().with(new TicketAttributes(taken)));
        var details = details(taken);
        if (planChosen) {
            applied.text("plan").ifPresent(plan -> details.put(TicketClassification.HIDDEN_PLAN, plan));
        }
        changes.record("contract-applied", Actor.system(), details);
    }

    /** Adds what triage found to the attributes; its values replace earlier ones. */
    void triage(TicketAttributes found, Actor by) {
        ticket.requireOpen("triage");
        current = current.triaged(found);
        recordValues("triaged", found, by);
    }

    /** Sets attributes that a task of a diagram has found out; the others stay. */
    void recordAttributes(TicketAttributes found, Actor by) {
        ticket.requireOpen("a task");
        setAttributes(attributes().with(found));
        recordValues("attributes-changed", found, by);
        changes.register(new AttributesChanged(ticket.number()));
    }

    private void recordValues(String type, TicketAttributes found, Actor by) {
        changes.record(type, by, details(found.values()));
    }

    private static Map<String, String> details(Map<String, Object> values) {
        var details = new HashMap<String, String>();
        values.forEach((name, value) -> details.put(name, value.toString()));
        return details;
    }

    void clearSeveralQuestions() {
        setAttributes(attributes().with(TicketAttributes.SEVERAL_QUESTIONS, false));
    }

    void fallBackToStandard() {
        setAttributes(attributes().with("premium", false));
        changes.record("unpaid", Actor.system(), Map.of());
    }

    void deprioritise(LocalisedText reason, Instant until, Map<String, String> decision, Actor by) {
        ticket.requireOpen("lowering its priority for fair use");
        if (!until.isAfter(changes.now())) {
            throw new BadInput("until", "must lie in the future");
        }
        setAttributes(attributes().with(TicketAttributes.DEPRIORITISED, true));
        var details = new HashMap<>(decision);
        details.put("reason", reason.in("en"));
        details.put("until", until.toString());
        changes.record("deprioritised", by, details);
        changes.register(new TicketDeprioritised(ticket.number(), ticket.state().brand()));
    }

    void liftDemotion(Actor by) {
        changes.record("demotion-lifted", by, Map.of());
        changes.register(new DemotionLifted(ticket.number()));
    }

    void endDemotion() {
        setAttributes(attributes().without(TicketAttributes.DEPRIORITISED));
        changes.record("demotion-over", Actor.system(), Map.of());
    }

    private TicketAttributes attributes() {
        return current.attributes();
    }

    private void setAttributes(TicketAttributes attributes) {
        current = current.withAttributes(attributes);
    }

    private void setPlan(String plan, Actor by) {
        ticket.requireOpen("an override");
        var previous = attributes().text("plan").orElse("");
        setAttributes(attributes().without("plan").with("plan", plan));
        changes.record("plan", by, Map.of("from", previous, "to", plan == null ? "" : plan));
    }

    private void setPriority(Priority priority, boolean chosen, Actor by, Map<String, String> details) {
        var previous = current;
        current = current.withPriority(priority, chosen);
        if (priority.rank() != previous.queueRank()) {
            changes.register(new RankChanged(ticket.number()));
        }
        if (!priority.name().equals(previous.priority())) {
            changes.record("priority", by, details);
            if (previous.priority() != null) {
                changes.register(new PriorityChanged(ticket.number()));
            }
        }
    }

    private void setTeam(String team, boolean chosen, Actor by, Map<String, String> details) {
        var previous = current.team();
        current = current.withTeam(team, chosen);
        if (!team.equals(previous)) {
            changes.record("team", by, details);
            changes.register(new TeamChanged(ticket.number(), team));
        }
    }

    private static Map<String, String> details(DecisionResult<?> decided, String value) {
        var details = decided.reason().details();
        details.put("to", value);
        return details;
    }
}
