package io.guichet.insight.metric;

import io.guichet.insight.metric.SettledSums.SumKey;
import io.guichet.insight.packed.MetricDimension;
import io.guichet.insight.packed.PackedTickets;
import io.guichet.insight.packed.TicketCursor;
import io.guichet.insight.table.TicketMetrics;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The most frequent values of each dimension that tickets of some brands have; those of restricted tickets are left out. */
final class FrequentValues {

    private static final int MAX_VALUES = 60;

    private FrequentValues() {}

    static Map<MetricDimension, SortedSet<String>> of(
            PackedTickets tickets, Collection<String> brands, SettledSums settledSums) {
        var counts = new EnumMap<MetricDimension, Map<String, Integer>>(MetricDimension.class);
        for (var dimension : MetricDimension.values()) {
            counts.put(dimension, new HashMap<>());
        }
        var sizes = new int[tickets.samples().size()];
        for (var group : tickets.arrays().groups()) {
            sizes[group]++;
        }
        for (int group = 0; group < sizes.length; group++) {
            var sample = tickets.samples().get(group);
            if (sizes[group] > 0 && isOpenlyOf(brands, sample)) {
                var size = sizes[group];
                counts.forEach((dimension, values) -> {
                    if (dimension != MetricDimension.TAG || sample.tags().isEmpty()) {
                        values.merge(dimension.of(sample), size, Integer::sum);
                    }
                });
            }
        }
        countTags(tickets, brands, settledSums, counts.get(MetricDimension.TAG));
        var values = new EnumMap<MetricDimension, SortedSet<String>>(MetricDimension.class);
        counts.forEach((dimension, one) -> values.put(dimension, mostFrequent(one)));
        return values;
    }

    /** Those of settled tickets are kept by chunk, by their texts, because numbers of words may change. */
    @SuppressWarnings("unchecked")
    private static void countTags(
            PackedTickets tickets, Collection<String> brands, SettledSums settledSums, Map<String, Integer> counts) {
        var ofSettled = tagged(tickets, brands, true);
        var ofOthers = tagged(tickets, brands, false);
        var chunks = tickets.chunks();
        var kept = settledSums.of(new SumKey("values", null, Set.copyOf(brands)), chunks);
        IntStream.range(0, chunks.count()).parallel().forEach(chunk -> {
            var known = (Map<String, Integer>) kept.get(chunk, chunks.stamp(chunk));
            if (known == null) {
                known = tags(tickets, chunk, ofSettled);
                kept.put(chunk, chunks.stamp(chunk), known);
            }
            var others = tags(tickets, chunk, ofOthers);
            synchronized (counts) {
                known.forEach((tag, count) -> counts.merge(tag, count, Integer::sum));
                others.forEach((tag, count) -> counts.merge(tag, count, Integer::sum));
            }
        });
    }

    /** The groups whose tickets have tags to count. */
    private static boolean[] tagged(PackedTickets tickets, Collection<String> brands, boolean settled) {
        var tagged = new boolean[tickets.samples().size()];
        for (int group = 0; group < tagged.length; group++) {
            var sample = tickets.samples().get(group);
            tagged[group] = !sample.tags().isEmpty() && isOpenlyOf(brands, sample) && sample.isSettled() == settled;
        }
        return tagged;
    }

    private static Map<String, Integer> tags(PackedTickets tickets, int chunk, boolean[] tagged) {
        var words = tickets.words();
        var byWord = new int[words.size() + 1];
        var ticket = new TicketCursor(tickets);
        var end = tickets.chunks().end(chunk, tickets.size());
        for (int index = tickets.chunks().start(chunk); index < end; index++) {
            if (tagged[tickets.arrays().groups()[index]]) {
                ticket.countTags(index, byWord);
            }
        }
        var counts = new HashMap<String, Integer>();
        for (int word = 1; word < byWord.length; word++) {
            if (byWord[word] > 0) {
                counts.put(words.get(word), byWord[word]);
            }
        }
        return counts;
    }

    private static boolean isOpenlyOf(Collection<String> brands, TicketMetrics sample) {
        return !sample.restricted() && brands.contains(sample.brand());
    }

    private static SortedSet<String> mostFrequent(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MAX_VALUES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
