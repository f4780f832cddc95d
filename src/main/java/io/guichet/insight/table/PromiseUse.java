package io.guichet.insight.table;

import io.guichet.sla.TicketClock;
import io.guichet.worktime.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the visits of a ticket took of its promises. Time is counted as the clocks count it: in the calendar of each target and
 * without pauses.
 *
 * @param calendar of working time
 */
record PromiseUse(WorkCalendar calendar, List<TicketClock> clocks) {

    private static final long WHOLE = 10_000;

    private static final Comparator<VisitMetrics> BY_ENTRY = Comparator.comparing(VisitMetrics::enteredAt)
            .thenComparing(VisitMetrics::sequence)
            .thenComparing(VisitMetrics::id);

    /** The same visit with its times and what it burnt. */
    VisitMetrics measured(VisitMetrics visit) {
        return visit.leftAt() == null
                ? visit.with(null, null)
                : visit.with(TicketMetricsCalculator.lapse(visit.enteredAt(), visit.leftAt(), calendar), burnt(visit));
    }

    /** A process beside the ticket's own burns nothing, because the ticket is in a step of its own meanwhile. */
    private int burnt(VisitMetrics visit) {
        if (visit.beside()) {
            return 0;
        }
        var sum = clocks.stream()
                .mapToLong(clock -> burnt(clock, visit.enteredAt(), visit.leftAt()))
                .sum();
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    private static long burnt(TicketClock clock, Instant from, Instant to) {
        return clock.allowed()
                .map(Duration::toMillis)
                .filter(allowed -> allowed > 0)
                .map(allowed -> clock.usedBetween(from, to).toMillis() * WHOLE / allowed)
                .orElse(0L);
    }

    /**
     * The visits during which a target is breached at that instant: in each diagram the one of the ticket's own steps that began last.
     * A called process has one as well as the call.
     */
    static List<VisitMetrics> at(Instant breach, Collection<VisitMetrics> visits) {
        return visits.stream()
                .filter(visit -> !visit.beside() && !visit.isFrame() && visit.lastsAt(breach))
                .collect(Collectors.groupingBy(VisitMetrics::process, TreeMap::new, Collectors.maxBy(BY_ENTRY)))
                .values()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
