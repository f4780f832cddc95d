package io.guichet.desk;

import io.guichet.access.Staff;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.http.BadInput;
import io.guichet.policy.Facts;
import io.guichet.policy.Policies;
import io.guichet.policy.Priority;
import io.guichet.policy.Target;
import io.guichet.sla.Deadlines;
import io.guichet.ticket.Actor;
import io.guichet.ticket.IllegalTransition;
import io.guichet.ticket.Rulings;
import io.guichet.ticket.Ticket;
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

    static final int REASON_LENGTH = 400;

    private final TicketAccess access;
    private final Tickets tickets;
    private final Rulings rulings;
    private final Deadlines deadlines;
    private final Brands brands;
    private final Policies policies;

    Overrides(
            TicketAccess access,
            Tickets tickets,
            Rulings rulings,
            Deadlines deadlines,
            Brands brands,
            Policies policies) {
        this.access = access;
        this.tickets = tickets;
        this.rulings = rulings;
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
    public record Order(
            String reason, String priority, String plan, Boolean correction, String team, Target target, Instant due) {

        private boolean corrects() {
            return Boolean.TRUE.equals(correction);
        }

        private Map<String, String> changes() {
            var changes = new LinkedHashMap<String, String>();
            put(changes, "priority", priority);
            put(changes, "plan", plan);
            put(changes, "correction", corrects() ? true : null);
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
    public void apply(String number, Order order, Staff lead) {
        var brand = brands.get(access.leads(number, lead).brand());
        var changes = checked(order);
        var priority = order.priority() == null ? null : priority(brand, order.priority());
        mustKnow(brand, order);
        var ticket = tickets.lock(number);
        if (ticket.isClosed()) {
            throw new IllegalTransition(number, "an override", ticket.status());
        }
        var by = Actor.staff(lead.id());
        changes.put("reason", order.reason().strip());
        tickets.record(number, "overridden", by, changes);
        if (order.plan() != null) {
            changePlan(ticket, brand, order.plan(), order.corrects(), by);
        }
        if (priority != null) {
            rulings.reprioritise(number, priority, by);
        }
        if (order.team() != null) {
            rulings.reassign(number, order.team(), by);
        }
        if (order.target() != null) {
            deadlines.override(
                    number, order.target(), order.due(), order.reason().strip(), by);
        }
    }

    /** What a lead has set and no longer wants; the target goes with {@code DUE} alone. */
    public enum Overridden {
        PRIORITY,
        PLAN,
        TEAM,
        DUE
    }

    /** Leaves to the tables again what a lead has decided over their heads. */
    public void lift(String number, Overridden what, Target target, String reason, Staff lead) {
        var brand = brands.get(access.leads(number, lead).brand());
        var why = reason(reason);
        if ((what == Overridden.DUE) != (target != null)) {
            throw new BadInput("target", "goes with DUE, and DUE with it");
        }
        var ticket = tickets.lock(number);
        if (ticket.isClosed()) {
            throw new IllegalTransition(number, "lifting an override", ticket.status());
        }
        var by = Actor.staff(lead.id());
        tickets.record(number, "override-lifted", by, Map.of("what", what.name(), "reason", why));
        switch (what) {
            case DUE -> deadlines.lift(number, target, why, by);
            case PRIORITY -> {
                rulings.leavePriority(number);
                decidePriority(number, brand);
            }
            case TEAM -> {
                rulings.leaveTeam(number);
                rulings.route(number, policies.team(brand, ticket.facts()));
            }
            case PLAN -> changePlan(ticket, brand, planBefore(ticket), false, by);
        }
    }

    /** The plan before a lead changed it for the first time; null when none was known. */
    private String planBefore(Ticket ticket) {
        var before = tickets.timeline(ticket.number()).stream()
                .filter(event -> event.kind().equals("plan"))
                .findFirst()
                .map(event -> event.details().getOrDefault("from", ""))
                .orElseGet(() -> ticket.facts().text("plan").orElse(""));
        return before.isEmpty() ? null : before;
    }

    private void changePlan(Ticket ticket, Brand brand, String plan, boolean corrects, Actor by) {
        if (corrects) {
            rulings.correctPlan(ticket.number(), plan, by);
        } else {
            rulings.changePlan(ticket.number(), plan, by);
        }
        decidePriority(ticket.number(), brand);
    }

    private void decidePriority(String number, Brand brand) {
        var ticket = tickets.get(number);
        if (ticket.priority() != null) {
            rulings.prioritise(number, policies.priority(brand, ticket.facts()));
        }
    }

    private static String reason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new BadInput("reason", "must say why");
        }
        if (reason.length() > REASON_LENGTH) {
            throw new BadInput("reason", "may have at most %d characters".formatted(REASON_LENGTH));
        }
        return reason.strip();
    }

    private static Map<String, String> checked(Order order) {
        reason(order.reason());
        if (order.corrects() && order.plan() == null) {
            throw new BadInput("plan", "a correction must say which plan it has always been");
        }
        if ((order.target() == null) != (order.due() == null)) {
            throw new BadInput(order.due() == null ? "due" : "target", "target and due go together");
        }
        var changes = order.changes();
        if (changes.isEmpty()) {
            throw new BadInput("priority", "nothing is to be changed: give a priority, plan, team, or target and due");
        }
        return changes;
    }

    private static void mustKnow(Brand brand, Order order) {
        if (order.plan() != null) {
            Facts.read(brand, Map.of("plan", order.plan()));
        }
        if (order.team() != null && !brand.hasTeam(order.team())) {
            var teams = brand.teams().stream().map(Brand.Team::id).toList();
            throw new BadInput("team", "'%s' is not one of %s".formatted(order.team(), teams));
        }
    }

    private Priority priority(Brand brand, String wanted) {
        var known = policies.priorities(brand);
        return known.stream()
                .filter(priority -> priority.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "priority",
                        "'%s' is not one of %s"
                                .formatted(
                                        wanted,
                                        known.stream().map(Priority::name).toList())));
    }
}
