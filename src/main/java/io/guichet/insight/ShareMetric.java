package io.guichet.insight;

import io.guichet.insight.ChangeDrivers.Ratio;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A share whose change between two periods is explained. */
public enum ShareMetric {
    ATTAINMENT(summary ->
            new Ratio(summary.count(MetricSet.MET), summary.count(MetricSet.MET) + summary.count(MetricSet.MISSED))),
    REOPEN_RATE(summary -> new Ratio(summary.count(MetricSet.REOPENED), summary.count(MetricSet.SOLUTIONS))),
    SATISFACTION(summary -> new Ratio(summary.count(MetricSet.SATISFIED), summary.count(MetricSet.RATED)));

    private final Function<BreakdownSummary, Ratio> ratio;

    ShareMetric(Function<BreakdownSummary, Ratio> ratio) {
        this.ratio = ratio;
    }

    Ratio of(BreakdownSummary summary) {
        return ratio.apply(summary);
    }

    /** Spelling in queries and message bundles. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ShareMetric> ofKey(String key) {
        return Arrays.stream(values())
                .filter(metric -> metric.key().equals(key))
                .findFirst();
    }
}
