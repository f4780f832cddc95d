package io.guichet.insight.metric;

import io.guichet.insight.metric.SettledSums.KeptSums;
import io.guichet.insight.metric.SettledSums.SumKey;
import io.guichet.insight.packed.PackedTickets;
import io.guichet.insight.packed.TicketCursor;
import io.guichet.insight.period.MetricWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Adds up tickets on all cores, each ticket read once for several sums. */
public final class TicketScan {

    private final PackedTickets tickets;
    private final SettledSums settledSums;
    private final boolean[] settled;
    private final List<Pass<?>> passes = new ArrayList<>();

    TicketScan(PackedTickets tickets, SettledSums settledSums) {
        this.tickets = tickets;
        this.settledSums = settledSums;
        this.settled = new boolean[tickets.samples().size()];
        for (int group = 0; group < settled.length; group++) {
            settled[group] = tickets.samples().get(group).isSettled();
        }
    }

    /** Takes the tickets that a query admits, each with the window of its brand. */
    interface TicketVisitor {
        void visit(TicketCursor ticket, MetricWindow window);
    }

    /**
     * How to add up.
     *
     * @param visitor adds tickets to a sum, which one thread alone uses
     * @param plus adds the second sum to the first one and leaves the second one as it is
     */
    record Summation<T>(Supplier<T> empty, Function<T, TicketVisitor> visitor, BinaryOperator<T> plus) {}

    /** A sum over the tickets that a query admits and that matter in the window of their brand. */
    final class Pass<T> {

        private final MetricQuery query;
        private final MetricWindow[] windows;
        private final Summation<T> summation;
        private final KeptSums kept;
        private T sum;

        private Pass(MetricQuery query, Summation<T> summation, KeptSums kept) {
            this.query = query;
            this.windows = windows(tickets, query, query.countsRestricted());
            this.summation = summation;
            this.kept = kept;
            this.sum = summation.empty().get();
        }

        /** The sum; after {@link TicketScan#run}. */
        T sum() {
            return sum;
        }

        private synchronized void add(T part) {
            sum = summation.plus().apply(sum, part);
        }

        /** What one thread adds up in one chunk. */
        private final class ChunkRun {

            private final T live = summation.empty().get();
            private final TicketVisitor liveVisitor = summation.visitor().apply(live);
            private final T settled;
            private final TicketVisitor settledVisitor;

            @SuppressWarnings("unchecked")
            private ChunkRun(int chunk, long stamp) {
                var known = kept == null ? null : (T) kept.get(chunk, stamp);
                settled = known == null ? summation.empty().get() : known;
                settledVisitor = known == null ? summation.visitor().apply(settled) : null;
            }

            private void visit(TicketCursor ticket, int index, boolean isSettled) {
                var visitor = isSettled ? settledVisitor : liveVisitor;
                var window = visitor == null ? null : windows[tickets.arrays().groups()[index]];
                if (window != null
                        && window.concerns(
                                tickets.arrays().receivedAt()[index],
                                tickets.arrays().closedAt()[index])) {
                    ticket.moveTo(index);
                    if (!query.isByTag() || query.admitsTags(ticket.tags())) {
                        visitor.visit(ticket, window);
                    }
                }
            }

            private void finish(int chunk, long stamp) {
                if (kept != null && settledVisitor != null) {
                    kept.put(chunk, stamp, settled);
                }
                add(settled);
                add(live);
            }
        }
    }

    /** @param key what makes the sum differ from others, for a sum that is kept for the next reports; null for one that is not */
    <T> Pass<T> add(MetricQuery query, SumKey key, Summation<T> summation) {
        var pass = new Pass<>(query, summation, key == null ? null : settledSums.of(key, tickets.chunks()));
        passes.add(pass);
        return pass;
    }

    boolean hasPasses() {
        return !passes.isEmpty();
    }

    void run() {
        IntStream.range(0, tickets.chunks().count()).parallel().forEach(this::run);
    }

    private void run(int chunk) {
        var stamp = tickets.chunks().stamp(chunk);
        var runs = new Pass<?>.ChunkRun[passes.size()];
        var anySettled = false;
        for (int pass = 0; pass < runs.length; pass++) {
            runs[pass] = passes.get(pass).new ChunkRun(chunk, stamp);
            anySettled |= runs[pass].settledVisitor != null;
        }
        var groups = tickets.arrays().groups();
        var ticket = new TicketCursor(tickets);
        var end = tickets.chunks().end(chunk, tickets.size());
        for (int index = tickets.chunks().start(chunk); index < end; index++) {
            var isSettled = settled[groups[index]];
            if (anySettled || !isSettled) {
                for (var run : runs) {
                    run.visit(ticket, index, isSettled);
                }
            }
        }
        for (var run : runs) {
            run.finish(chunk, stamp);
        }
    }

    /** The window of each group; null for a group that the query does not admit. */
    public static MetricWindow[] windows(PackedTickets tickets, MetricQuery query, boolean countsRestricted) {
        var windows = query.windows();
        return tickets.samples().stream()
                .map(sample ->
                        !sample.merged() && (countsRestricted || !sample.restricted()) && query.admitsButForTags(sample)
                                ? windows.get(sample.brand())
                                : null)
                .toArray(MetricWindow[]::new);
    }
}
