package io.guichet.insight.metric;

/**
 * Counts durations in buckets, for exact percentiles of millions of values that are read twice and never kept: the first reading finds
 * the bucket of a percentile, the second one counts each value of that bucket.
 */
public final class LapseHistogram {

    /** Values below it have a bucket each; above, a bucket is at most 1/256 as wide as its values. */
    private static final int EXACT = 1 << 9;

    private static final int MANTISSA_BITS = 8;
    private static final int BUCKETS = EXACT + (31 - 9) * (1 << MANTISSA_BITS);

    private final int[] counts = new int[BUCKETS];
    private long total;

    /** What a histogram has counted, in little memory. */
    public record PackedHistogram(SparseCounts counts, long total) {}

    public void add(int value) {
        counts[bucket(value)]++;
        total++;
    }

    public void add(PackedHistogram other) {
        other.counts().addTo(counts);
        total += other.total();
    }

    public PackedHistogram packed() {
        return new PackedHistogram(SparseCounts.of(counts), total);
    }

    private static int bucket(int value) {
        if (value < EXACT) {
            return value;
        }
        var shift = 31 - Integer.numberOfLeadingZeros(value) - MANTISSA_BITS;
        return EXACT + (shift - 1) * (1 << MANTISSA_BITS) + (value >>> shift) - (1 << MANTISSA_BITS);
    }

    private static int shift(int bucket) {
        return bucket < EXACT ? 0 : 1 + (bucket - EXACT >>> MANTISSA_BITS);
    }

    private static int lowest(int bucket) {
        return bucket < EXACT
                ? bucket
                : (1 << MANTISSA_BITS) + (bucket - EXACT & (1 << MANTISSA_BITS) - 1) << shift(bucket);
    }

    /** The percentile by nearest rank; there must be a value. */
    public BucketPercentile percentile(int percent) {
        var rank = (total * percent + 99) / 100;
        var bucket = 0;
        while (counts[bucket] < rank) {
            rank -= counts[bucket++];
        }
        return new BucketPercentile(lowest(bucket), 1 << shift(bucket), rank);
    }

    /** A percentile of which the bucket is known. It takes all values once more and keeps those of the bucket. */
    public static final class BucketPercentile {

        private final int lowest;
        private final long rank;
        private final int[] values;

        /** @param rank of the percentile within the bucket, from 1 */
        private BucketPercentile(int lowest, int width, long rank) {
            this.lowest = lowest;
            this.rank = rank;
            this.values = new int[width];
        }

        public BucketPercentile empty() {
            return new BucketPercentile(lowest, values.length, rank);
        }

        public void add(int value) {
            var at = value - lowest;
            if (at >= 0 && at < values.length) {
                values[at]++;
            }
        }

        public void add(SparseCounts others) {
            others.addTo(values);
        }

        public SparseCounts packed() {
            return SparseCounts.of(values);
        }

        public int lowest() {
            return lowest;
        }

        /** Whether the bucket has one value, so that no second reading is needed. */
        boolean isKnown() {
            return values.length == 1;
        }

        public int value() {
            var at = 0;
            var rest = rank;
            while (!isKnown() && values[at] < rest) {
                rest -= values[at++];
            }
            return lowest + at;
        }
    }
}
