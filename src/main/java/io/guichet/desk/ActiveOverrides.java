package io.guichet.desk;

import io.guichet.desk.Overrides.OverriddenField;
import io.guichet.policy.Target;
import io.guichet.sla.Deadlines;
import io.guichet.sla.LedgerEntry;
import io.guichet.sla.TicketClock;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import io.guichet.ticket.TimelineEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What holds of a ticket whatever the tables say. */
@Component
class ActiveOverrides {

    private final Tickets tickets;
    private final Deadlines deadlines;

    ActiveOverrides(Tickets tickets, Deadlines deadlines) {
        this.tickets = tickets;
        this.deadlines = deadlines;
    }

    /**
     * One decision that holds.
     *
     * @param target whose deadline it is, for {@code DUE} alone
     * @param event in which a lead said so; null for a deadline, and where a ladder or triage has decided
     * @param line of the ledger that says so, for {@code DUE} alone
     */
    record ActiveOverride(OverriddenField field, Target target, TimelineEntry timelineEntry, LedgerEntry ledgerEntry) {

        /** What a form calls it: {@code PRIORITY}, {@code DUE-RESOLUTION}. */
        String key() {
            return target == null ? field.name() : field + "-" + target;
        }
    }

    List<ActiveOverride> of(Ticket ticket) {
        var timelineEntries = tickets.timeline(ticket.number());
        var overrides = new ArrayList<ActiveOverride>();
        if (ticket.priorityChosen()) {
            overrides.add(new ActiveOverride(
                    OverriddenField.PRIORITY,
                    null,
                    newest(timelineEntries, overrides("priority")).orElse(null),
                    null));
        }
        newest(
                        timelineEntries,
                        timelineEntry ->
                                overrides("plan").test(timelineEntry) || isRemoved(timelineEntry, OverriddenField.PLAN))
                .filter(overrides("plan"))
                .ifPresent(timelineEntry ->
                        overrides.add(new ActiveOverride(OverriddenField.PLAN, null, timelineEntry, null)));
        if (ticket.teamChosen()) {
            overrides.add(new ActiveOverride(
                    OverriddenField.TEAM,
                    null,
                    newest(timelineEntries, overrides("team")).orElse(null),
                    null));
        }
        openClocks(ticket.number()).forEach(clock -> clock.overrideEntry()
                .ifPresent(
                        entry -> overrides.add(new ActiveOverride(OverriddenField.DUE, clock.target(), null, entry))));
        return overrides;
    }

    /** The open run of each target that has one: the one whose deadline a lead can set. */
    List<TicketClock> openClocks(String number) {
        var firstOpen = new LinkedHashMap<Target, TicketClock>();
        deadlines.of(number).stream()
                .filter(TicketClock::isOpen)
                .forEach(clock -> firstOpen.putIfAbsent(clock.target(), clock));
        return List.copyOf(firstOpen.values());
    }

    private static Predicate<TimelineEntry> overrides(String field) {
        return timelineEntry -> timelineEntry.type().equals("overridden")
                && timelineEntry.details().containsKey(field);
    }

    private static boolean isRemoved(TimelineEntry timelineEntry, OverriddenField field) {
        return timelineEntry.type().equals("override-removed")
                && field.name().equals(timelineEntry.details().get("field"));
    }

    private static Optional<TimelineEntry> newest(
            List<TimelineEntry> timelineEntries, Predicate<TimelineEntry> condition) {
        return timelineEntries.stream().filter(condition).reduce((a, b) -> b);
    }
}
