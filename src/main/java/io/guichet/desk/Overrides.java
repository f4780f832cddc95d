package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.policy.Policies;
import io.guichet.policy.Priority;
import io.guichet.policy.Target;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.sla.Deadlines;
import io.guichet.ticket.Actor;
import io.guichet.ticket.IllegalTransition;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.TicketClassification;
import io.guichet.ticket.Tickets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a lead decides over the tables' heads, with a reason that stays in the timeline. It changes what the desk keeps of a
 * ticket, never where the ticket is in its diagram.
 */
@Component
@Transactional
public class Overrides {

    static final int MAX_REASON_LENGTH = 400;

    private final TicketAccess access;
    private final Tickets tickets;
    private final TicketClassification classification;
    private final Deadlines deadlines;
    private final Brands brands;
    private final Policies policies;

    Overrides(
            TicketAccess access,
            Tickets tickets,
            TicketClassification classification,
            Deadlines deadlines,
            Brands brands,
            Policies policies) {
        this.access = access;
        this.tickets = tickets;
        this.classification = classification;
        this.deadlines = deadlines;
        this.brands = brands;
        this.policies = policies;
    }

    /**
     * What is to be different; null parts stay as they are.
     *
     * @param correction whether the plan has always been this one, so that promises already kept or broken are judged anew
     * @param target whose deadline is {@code due}; both or neither
     */
    public record OverrideRequest(
            String reason, String priority, String plan, Boolean correction, String team, Target target, Instant due) {

        private boolean isCorrection() {
            return Boolean.TRUE.equals(correction);
        }

        private Map<String, String> changes() {
            var changes = new LinkedHashMap<String, String>();
            put(changes, "priority", priority);
            put(changes, "plan", plan);
            put(changes, "correction", isCorrection() ? true : null);
            put(changes, "team", team);
            put(changes, "target", target);
            put(changes, "due", due);
            return changes;
        }

        private static void put(Map<String, String> changes, String name, Object value) {
            if (value != null) {
                changes.put(name, value.toString());
            }
        }
    }

    /** Changes the ticket as the lead says, all of it or nothing. */
    public void apply(String number, OverrideRequest request, StaffMember lead) {
        var brand = brands.get(access.requireLead(number, lead).brand());
        var changes = validChanges(request);
        var priority = request.priority() == null ? null : priority(brand, request.priority());
        requireKnownValues(brand, request);
        var ticket = tickets.lock(number);
        if (ticket.isClosed()) {
            throw new IllegalTransition(number, "an override", ticket.status());
        }
        var actor = Actor.staff(lead.id());
        changes.put("reason", request.reason().strip());
        tickets.record(number, "overridden", actor, changes);
        if (request.plan() != null) {
            changePlan(ticket, brand, request.plan(), request.isCorrection(), actor);
        }
        if (priority != null) {
            classification.overridePriority(number, priority, actor);
        }
        if (request.team() != null) {
            classification.reassign(number, request.team(), actor);
        }
        if (request.target() != null) {
            deadlines.override(
                    number, request.target(), request.due(), request.reason().strip(), actor);
        }
    }

    /** What a lead has set and no longer wants; the target goes with {@code DUE} alone. */
    public enum OverriddenField {
        PRIORITY,
        PLAN,
        TEAM,
        DUE
    }

    /** Leaves to the tables again what a lead has decided over their heads. */
    public void remove(String number, OverriddenField field, Target target, String reason, StaffMember lead) {
        var brand = brands.get(access.requireLead(number, lead).brand());
        var checkedReason = reason(reason);
        if ((field == OverriddenField.DUE) != (target != null)) {
            throw new BadInput("target", "is required for DUE and only allowed for DUE");
        }
        var ticket = tickets.lock(number);
        if (ticket.isClosed()) {
            throw new IllegalTransition(number, "removing an override", ticket.status());
        }
        var actor = Actor.staff(lead.id());
        tickets.record(number, "override-removed", actor, Map.of("field", field.name(), "reason", checkedReason));
        switch (field) {
            case DUE -> deadlines.removeOverride(number, target, checkedReason, actor);
            case PRIORITY -> {
                classification.removePriorityOverride(number);
                decidePriority(number, brand);
            }
            case TEAM -> {
                classification.removeTeamOverride(number);
                classification.routeToTeam(number, policies.team(brand, ticket.attributes()));
            }
            case PLAN -> changePlan(ticket, brand, originalPlan(ticket), false, actor);
        }
    }

    /** The plan before a lead changed it for the first time; null when none was known. */
    private String originalPlan(Ticket ticket) {
        var before = tickets.timeline(ticket.number()).stream()
                .filter(timelineEntry -> timelineEntry.type().equals("plan"))
                .findFirst()
                .map(timelineEntry -> timelineEntry.details().getOrDefault("from", ""))
                .orElseGet(() -> ticket.attributes().text("plan").orElse(""));
        return before.isEmpty() ? null : before;
    }

    private void changePlan(Ticket ticket, Brand brand, String plan, boolean corrects, Actor actor) {
        if (corrects) {
            classification.correctPlan(ticket.number(), plan, actor);
        } else {
            classification.changePlan(ticket.number(), plan, actor);
        }
        decidePriority(ticket.number(), brand);
    }

    private void decidePriority(String number, Brand brand) {
        var ticket = tickets.get(number);
        if (ticket.priority() != null) {
            classification.prioritise(number, policies.priority(brand, ticket.attributes()));
        }
    }

    private static String reason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new BadInput("reason", "must not be empty");
        }
        if (reason.length() > MAX_REASON_LENGTH) {
            throw new BadInput("reason", "may have at most %d characters".formatted(MAX_REASON_LENGTH));
        }
        return reason.strip();
    }

    private static Map<String, String> validChanges(OverrideRequest request) {
        reason(request.reason());
        if (request.isCorrection() && request.plan() == null) {
            throw new BadInput("plan", "is required for a correction");
        }
        if ((request.target() == null) != (request.due() == null)) {
            throw new BadInput(request.due() == null ? "due" : "target", "target and due go together");
        }
        var changes = request.changes();
        if (changes.isEmpty()) {
            throw new BadInput("priority", "or plan, team, or target and due is required");
        }
        return changes;
    }

    private static void requireKnownValues(Brand brand, OverrideRequest request) {
        if (request.plan() != null) {
            TicketAttributes.validated(brand, Map.of("plan", request.plan()));
        }
        if (request.team() != null && !brand.hasTeam(request.team())) {
            var teams = brand.teams().stream().map(Brand.BrandTeam::id).toList();
            throw new BadInput("team", "'%s' is not one of %s".formatted(request.team(), teams));
        }
    }

    private Priority priority(Brand brand, String name) {
        var allowed = policies.priorities(brand);
        return allowed.stream()
                .filter(priority -> priority.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "priority",
                        "'%s' is not one of %s"
                                .formatted(
                                        name,
                                        allowed.stream().map(Priority::name).toList())));
    }
}
