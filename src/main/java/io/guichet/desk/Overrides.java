package io.guichet.desk;

import io.guichet.access.AuditType;
import io.guichet.access.AuditedAction;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.policy.Policies;
import io.guichet.policy.Priority;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.sla.Deadlines;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.Actor;
import io.guichet.ticket.IllegalTransition;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.TicketClassification;
import io.guichet.ticket.Tickets;
import io.guichet.ticket.TimelineEntry;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Overrides of the decision tables by a lead, each with a reason that the timeline keeps; one unit of work for page and API.
 * An override changes values of the ticket, never its place in the diagram.
 */
@Component
class Overrides {

    private final TicketAccess access;
    private final Tickets tickets;
    private final TicketClassification classification;
    private final Deadlines deadlines;
    private final Brands brands;
    private final Policies policies;
    private final Idempotency idempotency;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Overrides(
            TicketAccess access,
            Tickets tickets,
            TicketClassification classification,
            Deadlines deadlines,
            Brands brands,
            Policies policies,
            Idempotency idempotency,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.tickets = tickets;
        this.classification = classification;
        this.deadlines = deadlines;
        this.brands = brands;
        this.policies = policies;
        this.idempotency = idempotency;
        this.events = events;
        this.clock = clock;
    }

    /** The values that a lead can override; a due date also needs its SLA target. */
    public enum OverriddenField {
        PRIORITY,
        PLAN,
        TEAM,
        DUE
    }

    /**
     * Applies all values of the request or none.
     *
     * @param unreadable fields of a form that could not be read into the request
     * @param submissionToken of the page; a second submit with it changes nothing; null where there is none
     * @throws BadInput naming every invalid field, in the order of the page
     */
    @RetryableTransaction
    public void apply(
            String number,
            OverrideRequest request,
            List<FieldError> unreadable,
            String submissionToken,
            StaffMember lead) {
        var brand = brands.get(access.requireLead(number, lead).brand());
        idempotency.runOnce(lead.id(), "tickets/%s/override".formatted(number), submissionToken, request, () -> {
            var ticket = lockOpen(number, "an override");
            BadInput.throwIfAny(request.errors(brand, priorities(brand), clock.instant(), unreadable));
            apply(ticket, brand, request, Actor.staff(lead.id()));
        });
    }

    private void apply(Ticket ticket, Brand brand, OverrideRequest request, Actor actor) {
        var number = ticket.number();
        var reason = Reasons.strip(request.reason());
        var changes = new LinkedHashMap<>(request.changes());
        changes.put("reason", reason);
        tickets.record(number, "overridden", actor, changes);
        events.publishEvent(new AuditedAction(
                AuditType.TICKET_OVERRIDDEN,
                number,
                String.join(", ", request.changes().keySet())));
        if (request.plan() != null) {
            changePlan(ticket, brand, request.plan(), request.isCorrection(), actor);
        }
        if (request.priority() != null) {
            classification.overridePriority(number, priority(brand, request.priority()), actor);
        }
        if (request.team() != null) {
            classification.reassign(number, request.team(), actor);
        }
        if (request.target() != null) {
            deadlines.override(number, request.target(), request.due(), reason, actor);
        }
    }

    /**
     * Lets the tables decide again.
     *
     * @throws StateConflict when the override is not in force any more
     */
    @RetryableTransaction
    public void remove(
            String number,
            OverriddenField field,
            Target target,
            String reason,
            String submissionToken,
            StaffMember lead) {
        var brand = brands.get(access.requireLead(number, lead).brand());
        var request = Map.of("override", ActiveOverride.key(field, target), "reason", Reasons.strip(reason));
        idempotency.runOnce(lead.id(), "tickets/%s/override/remove".formatted(number), submissionToken, request, () -> {
            BadInput.throwIfAny(errors(field, target, reason));
            var ticket = lockOpen(number, "removing an override");
            if (active(ticket).stream()
                    .noneMatch(override -> override.field() == field && override.target() == target)) {
                throw new StateConflict("This override of %s was already removed.".formatted(number));
            }
            remove(ticket, brand, field, target, Reasons.strip(reason), Actor.staff(lead.id()));
        });
    }

    private void remove(Ticket ticket, Brand brand, OverriddenField field, Target target, String reason, Actor actor) {
        var number = ticket.number();
        tickets.record(number, "override-removed", actor, Map.of("field", field.name(), "reason", reason));
        events.publishEvent(new AuditedAction(AuditType.OVERRIDE_REMOVED, number, field.name()));
        switch (field) {
            case DUE -> deadlines.removeOverride(number, target, reason, actor);
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

    private static List<FieldError> errors(OverriddenField field, Target target, String reason) {
        var errors = new ArrayList<>(Reasons.errors(reason));
        if (field == null) {
            errors.add(new FieldError("field", "is required"));
        } else if ((field == OverriddenField.DUE) != (target != null)) {
            errors.add(new FieldError("target", "is required for DUE and only allowed for DUE"));
        }
        return errors;
    }

    /** The names of the priorities that the brand's tables know, each once. */
    List<String> priorities(Brand brand) {
        return policies.priorities(brand).stream()
                .map(Priority::name)
                .distinct()
                .toList();
    }

    /** The overrides in force, in the order of the page. */
    List<ActiveOverride> active(Ticket ticket) {
        return ActiveOverride.of(ticket, tickets.timeline(ticket.number()), openClocks(ticket.number()));
    }

    /** The first open run of each SLA target, whose due date can be overridden. */
    List<TicketClock> openClocks(String number) {
        var openTargets = new LinkedHashMap<Target, TicketClock>();
        deadlines.of(number).stream()
                .filter(TicketClock::isOpen)
                .forEach(clock -> openTargets.putIfAbsent(clock.target(), clock));
        return List.copyOf(openTargets.values());
    }

    private Ticket lockOpen(String number, String command) {
        var ticket = tickets.lock(number);
        if (ticket.isClosed()) {
            throw new IllegalTransition(number, command, ticket.status());
        }
        return ticket;
    }

    /** The plan before the first override; null when none was known. */
    private String originalPlan(Ticket ticket) {
        var timeline = tickets.timeline(ticket.number());
        var replaced = details(timeline, "plan", "from").findFirst();
        var original = replaced.isEmpty() ? ticket.attributes().text("plan") : replaced;
        return original.filter(plan -> !plan.isEmpty())
                .or(() -> Stream.concat(
                                details(timeline, "contract-applied", TicketClassification.HIDDEN_PLAN),
                                details(timeline, "contract-applied", "plan"))
                        .filter(plan -> !plan.isEmpty())
                        .findFirst())
                .orElse(null);
    }

    private static Stream<String> details(List<TimelineEntry> timeline, String type, String name) {
        return timeline.stream().filter(entry -> entry.type().equals(type)).map(entry -> entry.details()
                .getOrDefault(name, ""));
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

    private Priority priority(Brand brand, String name) {
        return policies.priorities(brand).stream()
                .filter(priority -> priority.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
