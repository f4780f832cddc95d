package io.guichet.desk;

import io.guichet.desk.Overrides.OverriddenField;
import io.guichet.policy.Target;
import io.guichet.sla.LedgerEntry;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One override that is in force.
 *
 * @param target of an overridden due date, else null
 * @param timelineEntry that records the override; null for a due date, and where triage or the escalation ladder set the value
 * @param ledgerEntry that records an overridden due date, else null
 */
record ActiveOverride(OverriddenField field, Target target, TimelineEntry timelineEntry, LedgerEntry ledgerEntry) {

    /** The overrides of a ticket with this timeline and these open clocks, in the order of the page. */
    static List<ActiveOverride> of(Ticket ticket, List<TimelineEntry> timeline, List<TicketClock> openClocks) {
        var active = new ArrayList<ActiveOverride>();
        if (ticket.priorityChosen()) {
            active.add(ofField(OverriddenField.PRIORITY, newest(timeline, overrides("priority"))));
        }
        newest(timeline, overrides("plan").or(removes(OverriddenField.PLAN)))
                .filter(overrides("plan"))
                .ifPresent(entry -> active.add(ofField(OverriddenField.PLAN, Optional.of(entry))));
        if (ticket.teamChosen()) {
            active.add(ofField(OverriddenField.TEAM, newest(timeline, overrides("team"))));
        }
        openClocks.forEach(clock -> clock.overrideEntry()
                .ifPresent(entry -> active.add(new ActiveOverride(OverriddenField.DUE, clock.target(), null, entry))));
        return active;
    }

    /** Unique within a ticket, such as {@code PRIORITY} or {@code DUE-RESOLUTION}. */
    String key() {
        return key(field, target);
    }

    static String key(OverriddenField field, Target target) {
        return target == null ? String.valueOf(field) : field + "-" + target;
    }

    private static ActiveOverride ofField(OverriddenField field, Optional<TimelineEntry> entry) {
        return new ActiveOverride(field, null, entry.orElse(null), null);
    }

    private static Predicate<TimelineEntry> overrides(String field) {
        return entry -> entry.type().equals("overridden") && entry.details().containsKey(field);
    }

    private static Predicate<TimelineEntry> removes(OverriddenField field) {
        return entry -> entry.type().equals("override-removed")
                && field.name().equals(entry.details().get("field"));
    }

    private static Optional<TimelineEntry> newest(List<TimelineEntry> timeline, Predicate<TimelineEntry> condition) {
        return timeline.stream().filter(condition).reduce((earlier, later) -> later);
    }
}
