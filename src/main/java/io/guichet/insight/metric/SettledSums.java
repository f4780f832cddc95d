package io.guichet.insight.metric;

import io.guichet.insight.packed.PackedTickets.TicketChunks;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sums over settled tickets that reports have computed, by chunk of the list of tickets, so that the next report about the same
 * period reads only the other tickets and the chunks that have changed. Kept while the heap has room for them.
 */
public final class SettledSums {

    /** A report has up to five. */
    private static final int MAX_KEYS = 20;

    private final Map<SumKey, SoftReference<KeptSums>> kept = new LinkedHashMap<>(MAX_KEYS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SumKey, SoftReference<KeptSums>> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /**
     * What a sum is of.
     *
     * @param query as of no instant: what settled tickets add does not depend on the present; null for sums of all time
     * @param details what else decides about the sum
     */
    public record SumKey(String kind, MetricQuery query, Object details) {}

    private record KeptSum(long stamp, Object sum) {}

    /** The sums of all chunks. Several reports may use it at the same time. */
    public static final class KeptSums {

        private final KeptSum[] byChunk;

        private KeptSums(KeptSum[] byChunk) {
            this.byChunk = byChunk;
        }

        /** Null if the chunk has changed since, or was never added up. */
        public Object get(int chunk, long stamp) {
            var known = byChunk[chunk];
            return known != null && known.stamp() == stamp ? known.sum() : null;
        }

        /** @param sum must not change any more */
        public void put(int chunk, long stamp, Object sum) {
            byChunk[chunk] = new KeptSum(stamp, sum);
        }
    }

    /** The sums of that key; with room for these chunks. */
    public synchronized KeptSums of(SumKey key, TicketChunks chunks) {
        var reference = kept.get(key);
        var known = reference == null ? null : reference.get();
        if (known == null || known.byChunk.length < chunks.count()) {
            known = new KeptSums(
                    known == null ? new KeptSum[chunks.count()] : Arrays.copyOf(known.byChunk, chunks.count()));
            kept.put(key, new SoftReference<>(known));
        }
        return known;
    }
}
