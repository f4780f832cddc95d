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
        var reader = tickets.new TicketReader();
        for (int index = 0; index < tickets.size(); index++) {
            var group = tickets.arrays().groups()[index];
            sizes[group]++;
            var sample = tickets.samples().get(group);
            if (!sample.tags().isEmpty() && isOpenlyOf(brands, sample)) {
                reader.read(index).tags().forEach(tag -> counts.get(MetricDimension.TAG)
                        .merge(tag, 1, Integer::sum));
            }
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
        var values = new EnumMap<MetricDimension, SortedSet<String>>(MetricDimension.class);
        counts.forEach((dimension, one) -> values.put(dimension, mostFrequent(one)));
        return values;
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
