package io.guichet.insight;

import io.guichet.insight.MetricTrend.TrendPoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
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
        var tally = new MetricTally();
        forEach(query, tally::add);
        return tally.summary();
    }

    /** The summary of each value of a dimension that tickets of the query have; never with restricted tickets. */
    Map<String, MetricSummary> by(MetricDimension dimension, MetricQuery query) {
        var tallies = new TreeMap<String, MetricTally>();
        forEach(query, (ticket, window) -> {
            if (!ticket.restricted()) {
                tallies.computeIfAbsent(dimension.of(ticket), value -> new MetricTally())
                        .add(ticket, window);
            }
        });
        var summaries = new TreeMap<String, MetricSummary>();
        tallies.forEach((value, tally) -> summaries.put(value, tally.summary()));
        return summaries;
    }

    /** What the change of a share since the period before comes from; never with restricted tickets. */
    ChangeDrivers drivers(ShareMetric metric, MetricDimension dimension, MetricQuery query) {
        return ChangeDrivers.of(ratios(metric, dimension, query.before()), ratios(metric, dimension, query));
    }

    private Map<String, ChangeDrivers.Ratio> ratios(ShareMetric metric, MetricDimension dimension, MetricQuery query) {
        var ratios = new TreeMap<String, ChangeDrivers.Ratio>();
        by(dimension, query).forEach((value, summary) -> ratios.put(value, metric.of(summary)));
        return ratios;
    }

    /** The values of each dimension that tickets of these brands have; those of restricted tickets are left out. */
    Map<MetricDimension, SortedSet<String>> values(Collection<String> brands) {
        var values = new EnumMap<MetricDimension, SortedSet<String>>(MetricDimension.class);
        for (var dimension : MetricDimension.values()) {
            values.put(dimension, new TreeSet<>());
        }
        for (var ticket : rows.current()) {
            if (!ticket.restricted() && brands.contains(ticket.brand())) {
                values.forEach((dimension, known) -> known.add(dimension.of(ticket)));
            }
        }
        return values;
    }

    /** Figures by day or week; the period must consist of whole days. */
    List<TrendPoint> trend(MetricQuery query, LocalDate first, LocalDate end) {
        var trend = MetricTrend.of(query, first, end);
        forEach(query, (ticket, window) -> trend.add(ticket));
        return trend.points();
    }

    /** What a number counts, the newest first. */
    List<Occurrence> occurrences(MetricQuery query, MetricSelection selection) {
        var found = new ArrayList<Occurrence>();
        forEach(
                query,
                (ticket, window) -> selection.collect(
                        ticket, window, (same, at, lapse) -> found.add(new Occurrence(same, at, lapse))));
        found.sort(Comparator.comparingLong(Occurrence::at)
                .reversed()
                .thenComparing(occurrence -> occurrence.ticket().number()));
        return found;
    }

    /** The tickets that the query admits, each with the window of its brand. */
    private void forEach(MetricQuery query, BiConsumer<TicketMetrics, MetricWindow> consumer) {
        var windows = query.windows();
        var countsRestricted = query.countsRestricted();
        for (var ticket : rows.current()) {
            var window = windows.get(ticket.brand());
            if (window != null
                    && !ticket.merged()
                    && (countsRestricted || !ticket.restricted())
                    && query.admits(ticket)) {
                consumer.accept(ticket, window);
            }
        }
    }
}
