package io.guichet.insight.metric;

import io.guichet.insight.metric.ChangeDrivers.Ratio;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A share whose change between two periods is explained. */
public enum ShareMetric {
    ATTAINMENT(
            counts -> new Ratio(counts.get(MetricSet.MET), counts.get(MetricSet.MET) + counts.get(MetricSet.MISSED))),
    REOPEN_RATE(counts -> new Ratio(counts.get(MetricSet.REOPENED), counts.get(MetricSet.SOLUTIONS))),
    SATISFACTION(counts -> new Ratio(counts.get(MetricSet.SATISFIED), counts.get(MetricSet.RATED)));

    private final Function<Map<MetricSet, Long>, Ratio> ratio;

    ShareMetric(Function<Map<MetricSet, Long>, Ratio> ratio) {
        this.ratio = ratio;
    }

    /** @param counts number of each set */
    Ratio of(Map<MetricSet, Long> counts) {
        return ratio.apply(counts);
    }

    /** Spelling in queries and message bundles. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ShareMetric> ofKey(String key) {
        return Arrays.stream(values())
                .filter(metric -> metric.key().equals(key))
                .findFirst();
    }
}
