package io.guichet.insight.metric;

import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.insight.metric.MetricTrend.TrendPoint;
import io.guichet.insight.metric.Metrics.ComparedSummaries;
import io.guichet.insight.metric.Metrics.Occurrence;
import io.guichet.insight.metric.NewestOccurrences.OccurrencePage;
import io.guichet.insight.metric.SettledSums.SumKey;
import io.guichet.insight.metric.TicketScan.Pass;
import io.guichet.insight.metric.TicketScan.Summation;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.packed.PackedTickets;
import io.guichet.insight.packed.TicketCursor;
import io.guichet.insight.period.MetricWindow;
import io.guichet.insight.table.TicketMetrics;
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
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The metrics of all tickets at one instant, for one report. All figures of a page come from one snapshot, so that they agree
 * with each other, and the tickets of a period are added up once for all of them.
 */
public final class MetricSnapshot {

    private final PackedTickets tickets;
    private final SettledSums settledSums;

    /** By query: the figures of each group of tickets; null for a group without any. */
    private final Map<MetricQuery, MetricTally[]> tallies = new HashMap<>();

    /** By query: the figures of each tag. */
    private final Map<MetricQuery, Pass<Map<String, MetricTally>>> tagged = new HashMap<>();

    MetricSnapshot(PackedTickets tickets, SettledSums settledSums) {
        this.tickets = tickets;
        this.settledSums = settledSums;
    }

    private TicketScan newScan() {
        return new TicketScan(tickets, settledSums);
    }

    private static SumKey key(String kind, MetricQuery query, Object details) {
        return new SumKey(kind, query.timeless(), details);
    }

    MetricSummary summary(MetricQuery query) {
        return sum(query, sample -> true).summary();
    }

    /** By brand, the tickets received in the period that began as questions with a search for answers, merged and restricted ones too. */
    public Map<String, Long> selfServiceTickets(MetricQuery query) {
        var windows = query.windows();
        var byGroup = tickets.samples().stream()
                .map(sample -> sample.selfService() ? windows.get(sample.brand()) : null)
                .toArray(MetricWindow[]::new);
        var groups = tickets.arrays().groups();
        var receivedAt = tickets.arrays().receivedAt();
        var counts = new long[byGroup.length];
        for (int index = 0; index < groups.length; index++) {
            var window = byGroup[groups[index]];
            counts[groups[index]] += window != null && window.contains(receivedAt[index]) ? 1 : 0;
        }
        var byBrand = new HashMap<String, Long>();
        for (int group = 0; group < counts.length; group++) {
            byBrand.merge(tickets.samples().get(group).brand(), counts[group], Long::sum);
        }
        return byBrand;
    }

    /** The summaries of the period and of the one before. */
    public ComparedSummaries compared(MetricQuery query) {
        var both = List.of(query, query.before());
        addUp(both, newScan());
        var summaries = both.parallelStream().map(this::summary).toList();
        return new ComparedSummaries(summaries.get(0), summaries.get(1));
    }

    /**
     * What the overview shows of the period.
     *
     * @param trend by day or week
     * @param commented surveys with a comment, the newest first
     */
    public record OverviewFigures(ComparedSummaries summaries, List<TrendPoint> trend, List<Occurrence> commented) {}

    /**
     * All of it from one walk over the tickets; the period must consist of whole days.
     *
     * @param reader who may see the comments
     * @param comments how many at most
     */
    public OverviewFigures overview(
            MetricQuery query, LocalDate first, LocalDate end, StaffMember reader, int comments) {
        var scan = newScan();
        var trend = trendPass(scan, query, first, end);
        var commented = newestPass(scan, query, MetricSelection.of(MetricSet.COMMENTED), reader, comments);
        addTags(query, scan);
        addUp(List.of(query, query.before()), scan);
        return new OverviewFigures(
                compared(query),
                trend.sum().points(),
                commented.sum().from(0, tickets).rows());
    }

    /** The main figures by dimension and value; never with restricted tickets. */
    public Map<MetricDimension, Map<String, BreakdownSummary>> breakdown(MetricQuery query) {
        var scan = newScan();
        addTags(query, scan);
        addUp(List.of(query), scan);
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
        sums.putAll(tagged.get(query).sum());
        return sums;
    }

    /** Has the scan add up tagged tickets by tag, too, if that was not done yet. */
    private void addTags(MetricQuery query, TicketScan scan) {
        tagged.computeIfAbsent(
                query,
                same -> scan.add(query, key("tags", query, null), byValue((ticket, add) -> ticket.tags()
                        .forEach(add))));
    }

    /** Adds up tickets by the values that they have; never restricted ones. */
    private static Summation<Map<String, MetricTally>> byValue(BiConsumer<TicketCursor, Consumer<String>> values) {
        return new Summation<>(
                HashMap::new,
                sums -> (ticket, window) -> {
                    if (!ticket.isRestricted()) {
                        values.accept(ticket, value -> tally(sums, value).add(ticket, window));
                    }
                },
                MetricSnapshot::plus);
    }

    private static Map<String, MetricTally> plus(Map<String, MetricTally> some, Map<String, MetricTally> others) {
        others.forEach((value, tally) -> tally(some, value).add(tally));
        return some;
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
    public Map<Brand, BreakdownSummary> byBrand(MetricQuery query) {
        addUp(List.of(query), newScan());
        return query.brands().parallelStream()
                .collect(Collectors.toMap(
                        brand -> brand,
                        brand -> sum(query, sample -> sample.brand().equals(brand.id()))
                                .breakdown(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** What the change of a share since the period before comes from; never with restricted tickets. */
    public ChangeDrivers drivers(ShareMetric metric, DriverDimension dimension, MetricQuery query) {
        addUp(List.of(query, query.before()), newScan());
        return ChangeDrivers.of(ratios(metric, dimension, query.before()), ratios(metric, dimension, query));
    }

    private Map<String, ChangeDrivers.Ratio> ratios(ShareMetric metric, DriverDimension dimension, MetricQuery query) {
        var ratios = new TreeMap<String, ChangeDrivers.Ratio>();
        var sums = dimension == DriverDimension.HOUR ? byHour(query) : byGroup(query, sample -> true, dimension::of);
        sums.forEach((value, tally) -> ratios.put(value, metric.of(tally.counts())));
        return ratios;
    }

    private Map<String, MetricTally> byHour(MetricQuery query) {
        var scan = newScan();
        var hours = scan.add(
                query,
                key("hours", query, null),
                byValue((ticket, add) -> add.accept(DriverDimension.hour(ticket.receivedHour()))));
        scan.run();
        return hours.sum();
    }

    /** The most frequent values of each dimension that tickets of these brands have; those of restricted tickets are left out. */
    public Map<MetricDimension, SortedSet<String>> values(Collection<String> brands) {
        return FrequentValues.of(tickets, brands, settledSums);
    }

    /** Figures by day or week; the period must consist of whole days. */
    List<TrendPoint> trend(MetricQuery query, LocalDate first, LocalDate end) {
        var scan = newScan();
        var trend = trendPass(scan, query, first, end);
        scan.run();
        return trend.sum().points();
    }

    private static Pass<MetricTrend> trendPass(TicketScan scan, MetricQuery query, LocalDate first, LocalDate end) {
        return scan.add(
                query,
                key("trend", query, List.of(first, end)),
                new Summation<>(
                        () -> MetricTrend.of(query, first, end),
                        sum -> (ticket, window) -> sum.add(ticket),
                        MetricTrend::plus));
    }

    /** How many a number counts, and how long they took. */
    public LapseSeries series(MetricQuery query, MetricSelection selection) {
        var scan = newScan();
        var series = scan.add(
                query,
                key("series", query, selection),
                new Summation<>(
                        LapseSeries::new,
                        sum -> (ticket, window) -> selection.collect(ticket, window, sum),
                        (sum, other) -> {
                            sum.add(other);
                            return sum;
                        }));
        scan.run();
        return series.sum();
    }

    /** What a number counts, the newest first. */
    List<Occurrence> occurrences(MetricQuery query, MetricSelection selection) {
        var scan = newScan();
        var found = scan.add(
                query,
                null,
                new Summation<List<Occurrence>>(
                        ArrayList::new,
                        sum -> (ticket, window) -> selection.collect(
                                ticket,
                                window,
                                (at, lapse) -> sum.add(new Occurrence(tickets, ticket.index(), at, lapse))),
                        (sum, other) -> {
                            sum.addAll(other);
                            return sum;
                        }));
        scan.run();
        found.sum().sort(Comparator.comparingLong(Occurrence::at).reversed().thenComparingInt(Occurrence::index));
        return found.sum();
    }

    /** A part of what a number counts; only the rows up to its end are kept while they are counted. */
    public OccurrencePage occurrences(
            MetricQuery query, MetricSelection selection, StaffMember reader, int offset, int limit) {
        var scan = newScan();
        var found = newestPass(scan, query, selection, reader, offset + limit);
        scan.run();
        return found.sum().from(offset, tickets);
    }

    private Pass<NewestOccurrences> newestPass(
            TicketScan scan, MetricQuery query, MetricSelection selection, StaffMember reader, int limit) {
        return scan.add(
                query,
                key("newest", query, List.of(selection, reader, limit)),
                new Summation<>(
                        () -> new NewestOccurrences(limit),
                        sum -> (ticket, window) -> selection.collect(
                                ticket,
                                window,
                                (at, lapse) -> sum.add(ticket.index(), at, lapse, ticket.isVisibleTo(reader))),
                        NewestOccurrences::plus));
    }

    /** The sum of the groups whose sample meets the condition. */
    private MetricTally sum(MetricQuery query, Predicate<TicketMetrics> condition) {
        addUp(List.of(query), newScan());
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
                passes.put(
                        query,
                        scan.add(
                                query,
                                key("groups", query, null),
                                new Summation<>(this::emptyGroups, this::addingTo, MetricSnapshot::plus)));
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
        return (ticket, window) -> {
            var group = groupOf[ticket.index()];
            if (groups[group] == null) {
                groups[group] = new MetricTally();
            }
            groups[group].add(ticket, window);
        };
    }

    /** Sums that were kept may lack the newest groups. */
    private static MetricTally[] plus(MetricTally[] some, MetricTally[] others) {
        for (int group = 0; group < others.length; group++) {
            if (others[group] != null) {
                some[group] = some[group] == null ? new MetricTally() : some[group];
                some[group].add(others[group]);
            }
        }
        return some;
    }
}
