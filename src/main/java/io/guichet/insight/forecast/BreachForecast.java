package io.guichet.insight.forecast;

import io.guichet.insight.table.TicketMetrics;
import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A running clock that will probably be breached, because most clocks like it that were as old were.
 *
 * @param probability from {@link #THRESHOLD} to 1
 * @param group the clocks that are like it
 * @param count how many of the group had become as old
 */
public record BreachForecast(
        TicketMetrics ticket, ClockMetrics clock, double probability, ClockGroup group, int count) {

    static final double THRESHOLD = 0.5;

    Instant due() {
        return Instant.ofEpochMilli(clock.breachAt());
    }

    /** The forecasts for the clocks of these tickets that are due within the horizon; the first due date comes first. */
    static List<BreachForecast> of(
            Collection<TicketMetrics> tickets, ClockGroups groups, ClockAges ages, Instant now, Duration horizon) {
        return tickets.stream()
                .filter(ticket -> !ticket.restricted() && !ticket.merged())
                .flatMap(ticket -> ticket.clocks().stream()
                        .filter(clock -> isDueWithin(clock, now, horizon))
                        .flatMap(clock -> of(ticket, clock, groups, ages.usedShare(clock, now))))
                .sorted(Comparator.comparing(BreachForecast::due)
                        .thenComparing(forecast -> forecast.ticket().number())
                        .thenComparing(forecast -> forecast.clock().runId()))
                .toList();
    }

    static boolean isDueWithin(ClockMetrics clock, Instant now, Duration horizon) {
        return ClockAges.isRunning(clock)
                && clock.breachAt() >= now.toEpochMilli()
                && clock.breachAt() <= now.plus(horizon).toEpochMilli();
    }

    private static Stream<BreachForecast> of(
            TicketMetrics ticket, ClockMetrics clock, ClockGroups groups, double share) {
        return groups
                .outlook(ticket, clock, share)
                .filter(found -> found.outlook().breached() >= THRESHOLD)
                .map(found -> new BreachForecast(
                        ticket,
                        clock,
                        found.outlook().breached(),
                        found.group(),
                        found.outlook().count()))
                .stream();
    }
}
