package io.guichet.insight.forecast;

import io.guichet.insight.forecast.SurvivalCurve.Outlook;
import io.guichet.insight.packed.PackedTickets;
import io.guichet.insight.packed.TicketCursor;
import io.guichet.insight.table.TicketMetrics;
import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import io.guichet.insight.table.TicketMetrics.ClockOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of the clocks of the last months, by groups of those that are alike. Restricted tickets are left out. */
final class ClockGroups {

    /** Older clocks tell little about the present. */
    private static final Duration MAX_AGE = Duration.ofDays(180);

    /** A group in which fewer clocks have become as old tells nothing; a wider one is asked. */
    static final int MIN_COUNT = 8;

    private final Map<ClockGroup, SurvivalCurve> curves = new HashMap<>();

    private ClockGroups() {}

    /** The groups as they are known at that instant. */
    static ClockGroups of(PackedTickets tickets, Instant now, ClockAges ages) {
        var groups = new ClockGroups();
        var oldest = now.minus(MAX_AGE).toEpochMilli();
        var ticket = new TicketCursor(tickets);
        for (int index = 0; index < tickets.size(); index++) {
            var sample = tickets.sample(index);
            if (!sample.restricted() && !sample.merged() && tickets.arrays().closedAt()[index] >= oldest) {
                ticket.moveTo(index);
                groups.add(ticket, oldest, now, ages);
            }
        }
        Map.copyOf(groups.curves).forEach((group, curve) -> group.wider()
                .forEach(wider -> groups.curve(wider).addAll(curve)));
        return groups;
    }

    private SurvivalCurve curve(ClockGroup group) {
        return curves.computeIfAbsent(group, unknown -> new SurvivalCurve());
    }

    private void add(TicketCursor ticket, long oldest, Instant now, ClockAges ages) {
        var clocks = ticket.clocks();
        for (int at = 0; at < clocks.size(); at++) {
            if (clocks.startedAt(at) >= oldest) {
                add(ticket.brand(), clocks.get(at, ticket.words()), now, ages);
            }
        }
    }

    private void add(String brand, ClockMetrics clock, Instant now, ClockAges ages) {
        var outcome = clock.outcome(now.toEpochMilli());
        var share = outcome == ClockOutcome.MISSED ? 1 : ages.usedShare(clock, now);
        if (Double.isNaN(share)) {
            return;
        }
        var curve = curve(ClockGroup.of(brand, clock));
        switch (outcome) {
            case MET -> curve.addStopped(share);
            case MISSED -> curve.addLate();
            case RUNNING -> curve.addOpen(share);
        }
    }

    /** A group with the outlook of a clock of it. */
    record GroupOutlook(ClockGroup group, Outlook outlook) {}

    /** The outlook of a clock that has used that share, by the narrowest group that knows enough clocks as old. */
    Optional<GroupOutlook> outlook(TicketMetrics ticket, ClockMetrics clock, double share) {
        var narrowest = ClockGroup.of(ticket.brand(), clock);
        return Stream.concat(Stream.of(narrowest), narrowest.wider().stream())
                .filter(curves::containsKey)
                .map(group -> new GroupOutlook(group, curves.get(group).after(share)))
                .filter(one -> one.outlook().count() >= MIN_COUNT)
                .findFirst();
    }
}
