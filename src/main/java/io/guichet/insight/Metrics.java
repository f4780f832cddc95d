package io.guichet.insight;

import io.guichet.insight.MetricTrend.TrendPoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The one metric service: pages, exports and API read their figures here alone. */
@Component
class Metrics {

    private final MetricRows rows;

    Metrics(MetricRows rows) {
        this.rows = rows;
    }

    /** One occurrence that a number counts. */
    record Occurrence(TicketMetrics ticket, long at, Lapse lapse) {}

    /** Whether no ticket was missing or old in the last report, because no rebuild runs. */
    boolean isComplete() {
        return rows.isComplete();
    }

    MetricSummary summary(MetricQuery query) {
        return summary(query, rows.current());
    }

    private static MetricSummary summary(MetricQuery query, List<TicketMetrics> tickets) {
        var tally = new MetricTally();
        forEach(query, tickets, tally::add);
        return tally.summary();
    }

    /** The summaries of the period and of the one before. */
    ComparedSummaries compared(MetricQuery query) {
        var tickets = rows.current();
        var summaries = Stream.of(query, query.before())
                .parallel()
                .map(one -> summary(one, tickets))
                .toList();
        return new ComparedSummaries(summaries.get(0), summaries.get(1));
    }

    record ComparedSummaries(MetricSummary now, MetricSummary before) {}

    /** The main figures by dimension and value; never with restricted tickets. */
    Map<MetricDimension, Map<String, BreakdownSummary>> breakdown(MetricQuery query) {
        var tickets = rows.current();
        return Arrays.stream(MetricDimension.values())
                .parallel()
                .collect(Collectors.toMap(
                        dimension -> dimension,
                        dimension -> by(dimension, query, tickets),
                        (one, other) -> one,
                        () -> new EnumMap<>(MetricDimension.class)));
    }

    private static Map<String, BreakdownSummary> by(
            MetricDimension dimension, MetricQuery query, List<TicketMetrics> tickets) {
        var tallies = new HashMap<String, BreakdownTally>();
        forEach(query, tickets, (ticket, window) -> {
            if (!ticket.restricted()) {
                tallies.computeIfAbsent(dimension.of(ticket), value -> new BreakdownTally())
                        .add(ticket, window);
            }
        });
        var summaries = new TreeMap<String, BreakdownSummary>();
        tallies.forEach((value, tally) -> summaries.put(value, tally.summary()));
        return summaries;
    }

    /** What the change of a share since the period before comes from; never with restricted tickets. */
    ChangeDrivers drivers(ShareMetric metric, MetricDimension dimension, MetricQuery query) {
        var tickets = rows.current();
        var ratios = Stream.of(query.before(), query)
                .parallel()
                .map(one -> ratios(metric, by(dimension, one, tickets)))
                .toList();
        return ChangeDrivers.of(ratios.get(0), ratios.get(1));
    }

    private static Map<String, ChangeDrivers.Ratio> ratios(
            ShareMetric metric, Map<String, BreakdownSummary> breakdown) {
        var ratios = new TreeMap<String, ChangeDrivers.Ratio>();
        breakdown.forEach((value, summary) -> ratios.put(value, metric.of(summary)));
        return ratios;
    }

    /** The values of each dimension that tickets of these brands have; those of restricted tickets are left out. */
    Map<MetricDimension, SortedSet<String>> values(Collection<String> brands) {
        var tickets = rows.current();
        var values = new EnumMap<MetricDimension, SortedSet<String>>(MetricDimension.class);
        for (var dimension : MetricDimension.values()) {
            var known = new HashSet<String>();
            for (var ticket : tickets) {
                if (!ticket.restricted() && brands.contains(ticket.brand())) {
                    known.add(dimension.of(ticket));
                }
            }
            values.put(dimension, new TreeSet<>(known));
        }
        return values;
    }

    /** Figures by day or week; the period must consist of whole days. */
    List<TrendPoint> trend(MetricQuery query, LocalDate first, LocalDate end) {
        var trend = MetricTrend.of(query, first, end);
        forEach(query, rows.current(), (ticket, window) -> trend.add(ticket));
        return trend.points();
    }

    /** What a number counts, the newest first. */
    List<Occurrence> occurrences(MetricQuery query, MetricSelection selection) {
        var found = new ArrayList<Occurrence>();
        forEach(
                query,
                rows.current(),
                (ticket, window) -> selection.collect(
                        ticket, window, (same, at, lapse) -> found.add(new Occurrence(same, at, lapse))));
        found.sort(Comparator.comparingLong(Occurrence::at)
                .reversed()
                .thenComparing(occurrence -> occurrence.ticket().number()));
        return found;
    }

    /** The tickets that the query admits and that matter in the window of their brand, each with it. */
    private static void forEach(
            MetricQuery query, List<TicketMetrics> tickets, BiConsumer<TicketMetrics, MetricWindow> consumer) {
        var windows = query.windows();
        var countsRestricted = query.countsRestricted();
        for (var ticket : tickets) {
            var window = windows.get(ticket.brand());
            if (window != null
                    && ticket.isRelevantTo(window)
                    && !ticket.merged()
                    && (countsRestricted || !ticket.restricted())
                    && query.admits(ticket)) {
                consumer.accept(ticket, window);
            }
        }
    }
}
