package io.guichet.insight;

import java.util.Arrays;

/** Counts occurrences and keeps how long they took, for percentiles. */
final class LapseSeries implements MetricSelection.Collector {

    private long count;
    private int measured;
    private int[] elapsed = new int[16];
    private int[] working = new int[16];

    @Override
    public void add(TicketMetrics ticket, long at, Lapse lapse) {
        count++;
        if (lapse != null) {
            if (measured == elapsed.length) {
                elapsed = Arrays.copyOf(elapsed, measured * 2);
                working = Arrays.copyOf(working, measured * 2);
            }
            elapsed[measured] = lapse.elapsed();
            working[measured] = lapse.working();
            measured++;
        }
    }

    long count() {
        return count;
    }

    /** Percentiles in seconds by nearest rank: the smallest value that at least that share does not exceed. */
    LapsePercentiles percentiles() {
        if (measured == 0) {
            return new LapsePercentiles(0, null, null);
        }
        var sortedElapsed = sorted(elapsed);
        var sortedWorking = sorted(working);
        return new LapsePercentiles(
                measured,
                new Percentiles(percentile(sortedElapsed, 50), percentile(sortedElapsed, 90)),
                new Percentiles(percentile(sortedWorking, 50), percentile(sortedWorking, 90)));
    }

    /** @param count number of values; without any, the percentiles are null */
    record LapsePercentiles(long count, Percentiles elapsed, Percentiles working) {}

    /** Median and 90th percentile in seconds. */
    record Percentiles(int p50, int p90) {}

    private int[] sorted(int[] values) {
        var sorted = Arrays.copyOf(values, measured);
        Arrays.sort(sorted);
        return sorted;
    }

    private static int percentile(int[] sorted, int percent) {
        return sorted[(int) ((sorted.length * (long) percent + 99) / 100) - 1];
    }
}
