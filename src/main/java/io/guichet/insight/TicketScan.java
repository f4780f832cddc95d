package io.guichet.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Adds up tickets on all cores, each ticket read once for several sums. */
final class TicketScan {

    /** More than cores, because the newest tickets take the most time. */
    private static final int CHUNKS_PER_CORE = 8;

    private final PackedTickets tickets;
    private final List<Pass<?>> passes = new ArrayList<>();

    TicketScan(PackedTickets tickets) {
        this.tickets = tickets;
    }

    /** Takes the tickets that a query admits, each with the window of its brand. */
    interface TicketVisitor {
        void visit(TicketCursor ticket, MetricWindow window);
    }

    /** A sum over the tickets that a query admits and that matter in the window of their brand. */
    final class Pass<T> {

        private final MetricQuery query;
        private final MetricWindow[] windows;
        private final Supplier<T> empty;
        private final Function<T, TicketVisitor> visitor;
        private final BinaryOperator<T> plus;
        private T sum;

        private Pass(MetricQuery query, Supplier<T> empty, Function<T, TicketVisitor> visitor, BinaryOperator<T> plus) {
            this.query = query;
            this.windows = windows(tickets, query, query.countsRestricted());
            this.empty = empty;
            this.visitor = visitor;
            this.plus = plus;
        }

        /** The sum; after {@link TicketScan#run}. */
        T sum() {
            return sum;
        }

        @SuppressWarnings("unchecked")
        private void set(Object total) {
            sum = (T) total;
        }

        @SuppressWarnings("unchecked")
        private T plus(Object one, Object other) {
            return plus.apply((T) one, (T) other);
        }

        @SuppressWarnings("unchecked")
        private VisitorRun visitorRun(Object part) {
            return new VisitorRun(query, windows, visitor.apply((T) part));
        }
    }

    /** @param visitor adds tickets to a sum, which one thread alone uses */
    <T> Pass<T> add(MetricQuery query, Supplier<T> empty, Function<T, TicketVisitor> visitor, BinaryOperator<T> plus) {
        var pass = new Pass<>(query, empty, visitor, plus);
        passes.add(pass);
        return pass;
    }

    boolean hasPasses() {
        return !passes.isEmpty();
    }

    void run() {
        var chunks = CHUNKS_PER_CORE * Runtime.getRuntime().availableProcessors();
        var sums = IntStream.range(0, chunks)
                .parallel()
                .mapToObj(chunk -> sums(bound(chunk, chunks), bound(chunk + 1, chunks)))
                .reduce(this::plus)
                .orElseThrow();
        for (int pass = 0; pass < sums.length; pass++) {
            passes.get(pass).set(sums[pass]);
        }
    }

    private int bound(int chunk, int chunks) {
        return (int) ((long) tickets.size() * chunk / chunks);
    }

    private Object[] plus(Object[] some, Object[] others) {
        for (int pass = 0; pass < some.length; pass++) {
            some[pass] = passes.get(pass).plus(some[pass], others[pass]);
        }
        return some;
    }

    /** The sum of each pass over the tickets with these indexes. */
    private Object[] sums(int from, int to) {
        var sums = passes.stream().map(pass -> pass.empty.get()).toArray();
        var runs = new VisitorRun[sums.length];
        for (int pass = 0; pass < sums.length; pass++) {
            runs[pass] = passes.get(pass).visitorRun(sums[pass]);
        }
        visit(from, to, runs);
        return sums;
    }

    /** What one thread does with the tickets that a query admits. */
    private record VisitorRun(MetricQuery query, MetricWindow[] windows, TicketVisitor visitor) {

        boolean admits(TicketCursor ticket) {
            return !query.isByTag() || query.admitsTags(ticket.tags());
        }
    }

    private void visit(int from, int to, VisitorRun[] runs) {
        var receivedAt = tickets.arrays().receivedAt();
        var closedAt = tickets.arrays().closedAt();
        var groups = tickets.arrays().groups();
        var ticket = new TicketCursor(tickets);
        for (int index = from; index < to; index++) {
            for (var run : runs) {
                var window = run.windows()[groups[index]];
                if (window != null && window.concerns(receivedAt[index], closedAt[index])) {
                    ticket.moveTo(index);
                    if (run.admits(ticket)) {
                        run.visitor().visit(ticket, window);
                    }
                }
            }
        }
    }

    /** The window of each group; null for a group that the query does not admit. */
    static MetricWindow[] windows(PackedTickets tickets, MetricQuery query, boolean countsRestricted) {
        var windows = query.windows();
        return tickets.samples().stream()
                .map(sample -> !sample.merged()
                                && (countsRestricted || !sample.restricted())
                                && query.admitsButForTags(sample)
                        ? windows.get(sample.brand())
                        : null)
                .toArray(MetricWindow[]::new);
    }
}
