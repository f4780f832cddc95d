package io.guichet.insight.metric;

import io.guichet.insight.table.Lapse;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Counts occurrences and keeps how long they took, for percentiles. */
public final class LapseSeries implements MetricSelection.Collector {

    private static final int[] NONE = {};

    private static final int MEDIAN = 50;
    private static final int HIGH = 90;

    /** Of more values no copy is made: such large arrays make the G1 collector mark the whole heap, for each report anew. */
    private static final int MAX_COPY = 1 << 15;

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
        if (measured == 0) {
            return null;
        }
        return measured > MAX_COPY
                ? counted(series -> series.elapsed, MEDIAN)[0]
                : select(copy(series -> series.elapsed), 0, rank(MEDIAN));
    }

    /** @param count number of values; without any, the percentiles are null */
    public record LapsePercentiles(long count, Percentiles elapsed, Percentiles working) {}

    /** Median and 90th percentile in seconds. */
    public record Percentiles(int p50, int p90) {}

    private Percentiles percentiles(Function<LapseSeries, int[]> values) {
        if (measured > MAX_COPY) {
            var counted = counted(values, MEDIAN, HIGH);
            return new Percentiles(counted[0], counted[1]);
        }
        var copy = copy(values);
        var median = rank(MEDIAN);
        return new Percentiles(select(copy, 0, median), select(copy, median, rank(HIGH)));
    }

    /** The percentiles without a copy: the values are read to find the bucket of each percentile, and again to count in it. */
    private int[] counted(Function<LapseSeries, int[]> values, int... percents) {
        var histogram = new LapseHistogram();
        forEachPart(values, (part, length) -> {
            for (int at = 0; at < length; at++) {
                histogram.add(part[at]);
            }
        });
        return Arrays.stream(percents)
                .mapToObj(histogram::percentile)
                .mapToInt(bucket -> {
                    forEachPart(values, (part, length) -> {
                        for (int at = 0; at < length; at++) {
                            bucket.add(part[at]);
                        }
                    });
                    return bucket.value();
                })
                .toArray();
    }

    private int[] copy(Function<LapseSeries, int[]> values) {
        var copy = IntBuffer.allocate(measured);
        forEachPart(values, (part, length) -> copy.put(part, 0, length));
        return copy.array();
    }

    /** Takes the first values of an array. */
    private interface PartConsumer {
        void accept(int[] part, int length);
    }

    private void forEachPart(Function<LapseSeries, int[]> values, PartConsumer consumer) {
        consumer.accept(values.apply(this), own);
        for (var other : others) {
            other.forEachPart(values, consumer);
        }
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
