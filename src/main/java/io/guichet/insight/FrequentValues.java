package io.guichet.insight;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The most frequent values of each dimension that tickets of some brands have; those of restricted tickets are left out. */
final class FrequentValues {

    private static final int MAX_VALUES = 60;

    private FrequentValues() {}

    static Map<MetricDimension, SortedSet<String>> of(PackedTickets tickets, Collection<String> brands) {
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
        countTags(tickets, brands, counts.get(MetricDimension.TAG));
        var values = new EnumMap<MetricDimension, SortedSet<String>>(MetricDimension.class);
        counts.forEach((dimension, one) -> values.put(dimension, mostFrequent(one)));
        return values;
    }

    private static void countTags(PackedTickets tickets, Collection<String> brands, Map<String, Integer> counts) {
        var tagged = new boolean[tickets.samples().size()];
        for (int group = 0; group < tagged.length; group++) {
            var sample = tickets.samples().get(group);
            tagged[group] = !sample.tags().isEmpty() && isOpenlyOf(brands, sample);
        }
        var words = tickets.words();
        var byWord = new int[words.size() + 1];
        var ticket = new TicketCursor(tickets);
        for (int index = 0; index < tickets.size(); index++) {
            if (tagged[tickets.arrays().groups()[index]]) {
                ticket.countTags(index, byWord);
            }
        }
        for (int word = 1; word < byWord.length; word++) {
            if (byWord[word] > 0) {
                counts.put(words.get(word), byWord[word]);
            }
        }
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
