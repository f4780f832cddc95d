package io.guichet.insight.metric;

import io.guichet.insight.table.Lapse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Counts occurrences and keeps how long they took, for percentiles. */
public final class LapseSeries implements MetricSelection.Collector {

    private static final int[] NONE = {};

    private long count;
    private int own;
    private int[] elapsed = NONE;
    private int[] working = NONE;
    private int measured;
    private List<LapseSeries> others = List.of();

    @Override
    public void add(long at, Lapse lapse) {
        count++;
        if (lapse != null) {
            if (own == elapsed.length) {
                elapsed = Arrays.copyOf(elapsed, 2 * own + 16);
                working = Arrays.copyOf(working, 2 * own + 16);
            }
            elapsed[own] = lapse.elapsed();
            working[own] = lapse.working();
            own++;
            measured++;
        }
    }

    /** Adds what another series has, which must not change any more: its values are not copied. */
    public void add(LapseSeries other) {
        count += other.count;
        measured += other.measured;
        if (other.measured > 0) {
            if (others.isEmpty()) {
                others = new ArrayList<>();
            }
            others.add(other);
        }
    }

    public long count() {
        return count;
    }

    /** Percentiles in seconds by nearest rank: the smallest value that at least that share does not exceed. */
    public LapsePercentiles percentiles() {
        if (measured == 0) {
            return new LapsePercentiles(0, null, null);
        }
        return new LapsePercentiles(
                measured, percentiles(series -> series.elapsed), percentiles(series -> series.working));
    }

    /** Median of the elapsed times in seconds; null without any. */
    Integer elapsedMedian() {
        return measured == 0 ? null : select(all(series -> series.elapsed), 0, rank(50));
    }

    /** @param count number of values; without any, the percentiles are null */
    public record LapsePercentiles(long count, Percentiles elapsed, Percentiles working) {}

    /** Median and 90th percentile in seconds. */
    public record Percentiles(int p50, int p90) {}

    /** Selects instead of sorting, which takes a fifth of the time for a million values. */
    private Percentiles percentiles(Function<LapseSeries, int[]> values) {
        var all = all(values);
        var median = rank(50);
        var high = rank(90);
        return new Percentiles(select(all, 0, median), select(all, median, high));
    }

    private int[] all(Function<LapseSeries, int[]> values) {
        var all = new int[measured];
        copy(values, all, 0);
        return all;
    }

    /** @return index behind the last value */
    private int copy(Function<LapseSeries, int[]> values, int[] target, int from) {
        System.arraycopy(values.apply(this), 0, target, from, own);
        var end = from + own;
        for (var other : others) {
            end = other.copy(values, target, end);
        }
        return end;
    }

    private int rank(int percent) {
        return (int) ((measured * (long) percent + 99) / 100) - 1;
    }

    /**
     * The value that would stand at that rank if the values were sorted (Hoare's selection). Afterwards none before the rank is
     * larger, and none behind it smaller.
     *
     * @param from all values before it are known to be at most as large as those from it on
     */
    private static int select(int[] values, int from, int rank) {
        var low = from;
        var high = values.length - 1;
        while (low < high) {
            var pivot = median(values[low], values[(low + high) >>> 1], values[high]);
            var left = low;
            var right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    var value = values[left];
                    values[left++] = values[right];
                    values[right--] = value;
                }
            }
            if (rank <= right) {
                high = right;
            } else if (rank >= left) {
                low = left;
            } else {
                return values[rank];
            }
        }
        return values[rank];
    }

    private static int median(int one, int other, int third) {
        return Math.max(Math.min(one, other), Math.min(Math.max(one, other), third));
    }
}
