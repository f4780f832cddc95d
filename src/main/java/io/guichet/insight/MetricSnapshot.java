package io.guichet.insight;

import io.guichet.brand.Brand;
import io.guichet.insight.MetricTrend.TrendPoint;
import io.guichet.insight.Metrics.ComparedSummaries;
import io.guichet.insight.Metrics.Occurrence;
import io.guichet.insight.TicketScan.Pass;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The metrics of all tickets at one instant, for one report. All figures of a page come from one snapshot, so that they agree
 * with each other, and the tickets of a period are added up once for all of them.
 */
final class MetricSnapshot {

    private final PackedTickets tickets;

    /** By query: the figures of each group of tickets; null for a group without any. */
    private final Map<MetricQuery, MetricTally[]> tallies = new HashMap<>();

    MetricSnapshot(PackedTickets tickets) {
        this.tickets = tickets;
    }

    MetricSummary summary(MetricQuery query) {
        return sum(query, sample -> true).summary();
    }

    /** The summaries of the period and of the one before. */
    ComparedSummaries compared(MetricQuery query) {
        addUp(List.of(query, query.before()), new TicketScan(tickets));
        return new ComparedSummaries(summary(query), summary(query.before()));
    }

    /**
     * What the overview shows of the period.
     *
     * @param trend by day or week
     * @param commented surveys with a comment, the newest first
     */
    record OverviewFigures(ComparedSummaries summaries, List<TrendPoint> trend, List<Occurrence> commented) {}

    /** All of it from one walk over the tickets; the period must consist of whole days. */
    OverviewFigures overview(MetricQuery query, LocalDate first, LocalDate end) {
        var scan = new TicketScan(tickets);
        var trend = trendPass(scan, query, first, end);
        var commented = occurrencesPass(scan, query, MetricSelection.of(MetricSet.COMMENTED));
        addUp(List.of(query, query.before()), scan);
        return new OverviewFigures(compared(query), trend.sum().points(), newestFirst(commented.sum()));
    }

    /** The main figures by dimension and value; never with restricted tickets. */
    Map<MetricDimension, Map<String, BreakdownSummary>> breakdown(MetricQuery query) {
        addUp(List.of(query), new TicketScan(tickets));
        return Arrays.stream(MetricDimension.values())
                .parallel()
                .collect(Collectors.toMap(
                        dimension -> dimension,
                        dimension -> summaries(by(dimension, query)),
                        (one, other) -> one,
                        () -> new EnumMap<>(MetricDimension.class)));
    }

    private Map<String, MetricTally> by(MetricDimension dimension, MetricQuery query) {
        if (dimension != MetricDimension.TAG) {
            return byGroup(query, sample -> true, dimension::of);
        }
        var sums = byGroup(query, sample -> sample.tags().isEmpty(), sample -> "");
        TicketScan.visit(
                tickets,
                query,
                sample -> !sample.restricted() && !sample.tags().isEmpty(),
                (ticket, index, window) ->
                        ticket.tags().forEach(tag -> tally(sums, tag).add(ticket, window)));
        return sums;
    }

    /** The sums of unrestricted groups by a value that all tickets of a group share. */
    private Map<String, MetricTally> byGroup(
            MetricQuery query, Predicate<TicketMetrics> condition, Function<TicketMetrics, String> value) {
        var sums = new HashMap<String, MetricTally>();
        var known = tallies.get(query);
        for (int group = 0; group < known.length; group++) {
            var sample = tickets.samples().get(group);
            if (known[group] != null && !sample.restricted() && condition.test(sample)) {
                tally(sums, value.apply(sample)).add(known[group]);
            }
        }
        return sums;
    }

    private static MetricTally tally(Map<String, MetricTally> tallies, String value) {
        return tallies.computeIfAbsent(value, unknown -> new MetricTally());
    }

    private static Map<String, BreakdownSummary> summaries(Map<String, MetricTally> tallies) {
        var summaries = new TreeMap<String, BreakdownSummary>();
        tallies.forEach((value, tally) -> summaries.put(value, tally.breakdown()));
        return summaries;
    }

    /** The main figures of each brand, with restricted tickets where the total has them. */
    Map<Brand, BreakdownSummary> byBrand(MetricQuery query) {
        var summaries = new LinkedHashMap<Brand, BreakdownSummary>();
        for (var brand : query.brands()) {
            summaries.put(
                    brand,
                    sum(query, sample -> sample.brand().equals(brand.id())).breakdown());
        }
        return summaries;
    }

    /** What the change of a share since the period before comes from; never with restricted tickets. */
    ChangeDrivers drivers(ShareMetric metric, DriverDimension dimension, MetricQuery query) {
        addUp(List.of(query, query.before()), new TicketScan(tickets));
        return ChangeDrivers.of(ratios(metric, dimension, query.before()), ratios(metric, dimension, query));
    }

    private Map<String, ChangeDrivers.Ratio> ratios(ShareMetric metric, DriverDimension dimension, MetricQuery query) {
        var ratios = new TreeMap<String, ChangeDrivers.Ratio>();
        var sums = dimension == DriverDimension.HOUR ? byHour(query) : byGroup(query, sample -> true, dimension::of);
        summaries(sums).forEach((value, summary) -> ratios.put(value, metric.of(summary)));
        return ratios;
    }

    private Map<String, MetricTally> byHour(MetricQuery query) {
        var sums = new HashMap<String, MetricTally>();
        TicketScan.visit(tickets, query, sample -> !sample.restricted(), (ticket, index, window) -> tally(
                        sums, DriverDimension.HOUR.of(ticket))
                .add(ticket, window));
        return sums;
    }

    /** The most frequent values of each dimension that tickets of these brands have; those of restricted tickets are left out. */
    Map<MetricDimension, SortedSet<String>> values(Collection<String> brands) {
        return FrequentValues.of(tickets, brands);
    }

    /** Figures by day or week; the period must consist of whole days. */
    List<TrendPoint> trend(MetricQuery query, LocalDate first, LocalDate end) {
        var scan = new TicketScan(tickets);
        var trend = trendPass(scan, query, first, end);
        scan.run();
        return trend.sum().points();
    }

    private static Pass<MetricTrend> trendPass(TicketScan scan, MetricQuery query, LocalDate first, LocalDate end) {
        return scan.add(
                query,
                () -> MetricTrend.of(query, first, end),
                sum -> (ticket, index, window) -> sum.add(ticket),
                MetricTrend::plus);
    }

    /** How many a number counts, and how long they took. */
    LapseSeries series(MetricQuery query, MetricSelection selection) {
        var series = new LapseSeries();
        TicketScan.visit(
                tickets, query, sample -> true, (ticket, index, window) -> selection.collect(ticket, window, series));
        return series;
    }

    /** What a number counts, the newest first. */
    List<Occurrence> occurrences(MetricQuery query, MetricSelection selection) {
        var scan = new TicketScan(tickets);
        var found = occurrencesPass(scan, query, selection);
        scan.run();
        return newestFirst(found.sum());
    }

    private Pass<List<Occurrence>> occurrencesPass(TicketScan scan, MetricQuery query, MetricSelection selection) {
        return scan.add(
                query,
                ArrayList::new,
                sum -> (ticket, index, window) -> selection.collect(
                        ticket,
                        window,
                        (same, at, lapse) -> sum.add(new Occurrence(() -> tickets.get(index), at, lapse))),
                (sum, other) -> {
                    sum.addAll(other);
                    return sum;
                });
    }

    private static List<Occurrence> newestFirst(List<Occurrence> found) {
        found.sort(Comparator.comparingLong(Occurrence::at)
                .reversed()
                .thenComparing(occurrence -> occurrence.ticket().number()));
        return found;
    }

    /** The sum of the groups whose sample meets the condition. */
    private MetricTally sum(MetricQuery query, Predicate<TicketMetrics> condition) {
        addUp(List.of(query), new TicketScan(tickets));
        var sum = new MetricTally();
        var known = tallies.get(query);
        for (int group = 0; group < known.length; group++) {
            if (known[group] != null && condition.test(tickets.samples().get(group))) {
                sum.add(known[group]);
            }
        }
        return sum;
    }

    /** Adds up the tickets of those queries for which that was not done yet, with what the scan does besides. */
    private void addUp(List<MetricQuery> queries, TicketScan scan) {
        var passes = new HashMap<MetricQuery, Pass<MetricTally[]>>();
        for (var query : queries) {
            if (!tallies.containsKey(query)) {
                passes.put(query, scan.add(query, this::emptyGroups, this::addingTo, MetricSnapshot::plus));
            }
        }
        if (scan.hasPasses()) {
            scan.run();
            passes.forEach((query, pass) -> tallies.put(query, pass.sum()));
        }
    }

    private MetricTally[] emptyGroups() {
        return new MetricTally[tickets.samples().size()];
    }

    private TicketScan.TicketVisitor addingTo(MetricTally[] groups) {
        var groupOf = tickets.arrays().groups();
        return (ticket, index, window) -> {
            var group = groupOf[index];
            if (groups[group] == null) {
                groups[group] = new MetricTally();
            }
            groups[group].add(ticket, window);
        };
    }

    private static MetricTally[] plus(MetricTally[] some, MetricTally[] others) {
        for (int group = 0; group < some.length; group++) {
            if (some[group] == null) {
                some[group] = others[group];
            } else if (others[group] != null) {
                some[group].add(others[group]);
            }
        }
        return some;
    }
}
