package io.guichet.insight.metric;

import java.util.Map;

/**
 * The main figures of the tickets with one value of a dimension.
 *
 * @param counts number of each set
 * @param firstResponseMedian of the elapsed time in seconds, null without any, like {@code resolutionMedian}
 */
public record BreakdownSummary(
        Map<MetricSet, Long> counts,
        LapseSeries firstResponse,
        LapseSeries resolution,
        Integer firstResponseMedian,
        Integer resolutionMedian) {

    public long count(MetricSet set) {
        return counts.getOrDefault(set, 0L);
    }

    public Double attainment() {
        return share(count(MetricSet.MET), count(MetricSet.MET) + count(MetricSet.MISSED));
    }

    public Double satisfaction() {
        return share(count(MetricSet.SATISFIED), count(MetricSet.RATED));
    }

    private static Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
