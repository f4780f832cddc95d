package io.guichet.insight;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adds up the main figures of the tickets with one value of a dimension. */
final class BreakdownTally {

    private static final List<MetricSelection> SELECTIONS = Stream.of(
                    MetricSet.CREATED,
                    MetricSet.SOLVED,
                    MetricSet.BACKLOG,
                    MetricSet.FIRST_RESPONSE,
                    MetricSet.SOLUTIONS,
                    MetricSet.REOPENED,
                    MetricSet.RATED,
                    MetricSet.SATISFIED,
                    MetricSet.MET,
                    MetricSet.MISSED)
            .map(MetricSelection::of)
            .toList();

    private final Map<MetricSet, LapseSeries> series = new EnumMap<>(MetricSet.class);

    BreakdownTally() {
        SELECTIONS.forEach(selection -> series.put(selection.set(), new LapseSeries()));
    }

    void add(TicketMetrics ticket, MetricWindow window) {
        for (var selection : SELECTIONS) {
            selection.collect(ticket, window, series.get(selection.set()));
        }
    }

    BreakdownSummary summary() {
        var counts = new EnumMap<MetricSet, Long>(MetricSet.class);
        series.forEach((set, one) -> counts.put(set, one.count()));
        return new BreakdownSummary(
                counts,
                series.get(MetricSet.FIRST_RESPONSE).percentiles(),
                series.get(MetricSet.SOLVED).percentiles());
    }
}
