package io.guichet.insight;

import io.guichet.brand.Brand;
import io.guichet.insight.MetricTrend.TrendPoint;
import io.guichet.insight.Metrics.ComparedSummaries;
import io.guichet.insight.Metrics.Occurrence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics of all tickets at one instant. All figures of a page come from one snapshot, so that they agree with each other. */
final class MetricSnapshot {

    private static final int MAX_VALUES = 60;

    private final List<TicketMetrics> tickets;

    MetricSnapshot(List<TicketMetrics> tickets) {
        this.tickets = tickets;
    }

    MetricSummary summary(MetricQuery query) {
        var tally = new MetricTally();
        forEach(query, tally::add);
        return tally.summary();
    }

    /** The summaries of the period and of the one before. */
    ComparedSummaries compared(MetricQuery query) {
        var summaries =
                Stream.of(query, query.before()).parallel().map(this::summary).toList();
        return new ComparedSummaries(summaries.get(0), summaries.get(1));
    }

    /** The main figures by dimension and value; never with restricted tickets. */
    Map<MetricDimension, Map<String, BreakdownSummary>> breakdown(MetricQuery query) {
        return Arrays.stream(MetricDimension.values())
                .parallel()
                .collect(Collectors.toMap(
                        dimension -> dimension,
                        dimension -> by(dimension, query),
                        (one, other) -> one,
                        () -> new EnumMap<>(MetricDimension.class)));
    }

    private Map<String, BreakdownSummary> by(MetricDimension dimension, MetricQuery query) {
        var tallies = new HashMap<String, BreakdownTally>();
        forEach(query, (ticket, window) -> {
            if (!ticket.restricted()) {
                dimension.forEachValue(ticket, value -> tallies.computeIfAbsent(value, unknown -> new BreakdownTally())
                        .add(ticket, window));
            }
        });
        return summaries(tallies);
    }

    private Map<String, BreakdownSummary> by(DriverDimension dimension, MetricQuery query) {
        var tallies = new HashMap<String, BreakdownTally>();
        forEach(query, (ticket, window) -> {
            if (!ticket.restricted()) {
                tallies.computeIfAbsent(dimension.of(ticket), unknown -> new BreakdownTally())
                        .add(ticket, window);
            }
        });
        return summaries(tallies);
    }

    private static Map<String, BreakdownSummary> summaries(Map<String, BreakdownTally> tallies) {
        var summaries = new TreeMap<String, BreakdownSummary>();
        tallies.forEach((value, tally) -> summaries.put(value, tally.summary()));
        return summaries;
    }

    /** The main figures of each brand, with restricted tickets where the total has them. */
    Map<Brand, BreakdownSummary> byBrand(MetricQuery query) {
        var tallies = new HashMap<String, BreakdownTally>();
        query.brands().forEach(brand -> tallies.put(brand.id(), new BreakdownTally()));
        forEach(query, (ticket, window) -> tallies.get(ticket.brand()).add(ticket, window));
        var summaries = new LinkedHashMap<Brand, BreakdownSummary>();
        query.brands()
                .forEach(brand -> summaries.put(brand, tallies.get(brand.id()).summary()));
        return summaries;
    }

    /** What the change of a share since the period before comes from; never with restricted tickets. */
    ChangeDrivers drivers(ShareMetric metric, DriverDimension dimension, MetricQuery query) {
        var ratios = Stream.of(query.before(), query)
                .parallel()
                .map(one -> ratios(metric, by(dimension, one)))
                .toList();
        return ChangeDrivers.of(ratios.get(0), ratios.get(1));
    }

    private static Map<String, ChangeDrivers.Ratio> ratios(
            ShareMetric metric, Map<String, BreakdownSummary> breakdown) {
        var ratios = new TreeMap<String, ChangeDrivers.Ratio>();
        breakdown.forEach((value, summary) -> ratios.put(value, metric.of(summary)));
        return ratios;
    }

    /** The most frequent values of each dimension that tickets of these brands have; those of restricted tickets are left out. */
    Map<MetricDimension, SortedSet<String>> values(Collection<String> brands) {
        return Arrays.stream(MetricDimension.values())
                .parallel()
                .collect(Collectors.toMap(
                        dimension -> dimension,
                        dimension -> values(dimension, brands),
                        (one, other) -> one,
                        () -> new EnumMap<>(MetricDimension.class)));
    }

    private SortedSet<String> values(MetricDimension dimension, Collection<String> brands) {
        var counts = new HashMap<String, Integer>();
        for (var ticket : tickets) {
            if (!ticket.restricted() && brands.contains(ticket.brand())) {
                dimension.forEachValue(ticket, value -> counts.merge(value, 1, Integer::sum));
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MAX_VALUES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Figures by day or week; the period must consist of whole days. */
    List<TrendPoint> trend(MetricQuery query, LocalDate first, LocalDate end) {
        var trend = MetricTrend.of(query, first, end);
        forEach(query, (ticket, window) -> trend.add(ticket));
        return trend.points();
    }

    /** How many a number counts, and how long they took. */
    LapseSeries series(MetricQuery query, MetricSelection selection) {
        var series = new LapseSeries();
        forEach(query, (ticket, window) -> selection.collect(ticket, window, series));
        return series;
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

    /** The tickets that the query admits and that matter in the window of their brand, each with it. */
    private void forEach(MetricQuery query, BiConsumer<TicketMetrics, MetricWindow> consumer) {
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
