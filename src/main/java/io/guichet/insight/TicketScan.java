package io.guichet.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Adds up tickets by several threads, each ticket read once for several sums. */
final class TicketScan {

    private static final int CHUNKS = 2 * Runtime.getRuntime().availableProcessors();

    private final PackedTickets tickets;
    private final List<Pass<?>> passes = new ArrayList<>();

    TicketScan(PackedTickets tickets) {
        this.tickets = tickets;
    }

    /** Takes the tickets that a query admits, each with its index and the window of its brand. */
    interface TicketVisitor {
        void visit(TicketMetrics ticket, int index, MetricWindow window);
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
            this.windows = windows(tickets, query, sample -> true);
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
        var sums = IntStream.range(0, CHUNKS)
                .parallel()
                .mapToObj(this::chunk)
                .reduce(this::plus)
                .orElseThrow();
        for (int pass = 0; pass < sums.length; pass++) {
            passes.get(pass).set(sums[pass]);
        }
    }

    private Object[] plus(Object[] some, Object[] others) {
        for (int pass = 0; pass < some.length; pass++) {
            some[pass] = passes.get(pass).plus(some[pass], others[pass]);
        }
        return some;
    }

    private Object[] chunk(int chunk) {
        var sums = passes.stream().map(pass -> pass.empty.get()).toArray();
        var runs = new ArrayList<VisitorRun>();
        for (int pass = 0; pass < sums.length; pass++) {
            runs.add(passes.get(pass).visitorRun(sums[pass]));
        }
        visit(tickets, bound(chunk), bound(chunk + 1), runs);
        return sums;
    }

    private int bound(int chunk) {
        return (int) ((long) tickets.size() * chunk / CHUNKS);
    }

    /** What one thread does with the tickets that a query admits. */
    private record VisitorRun(MetricQuery query, MetricWindow[] windows, TicketVisitor visitor) {}

    /** The same by one thread, in the order of the list. */
    static void visit(
            PackedTickets tickets, MetricQuery query, Predicate<TicketMetrics> condition, TicketVisitor visitor) {
        var run = new VisitorRun(query, windows(tickets, query, condition), visitor);
        visit(tickets, 0, tickets.size(), List.of(run));
    }

    private static void visit(PackedTickets tickets, int from, int to, List<VisitorRun> runs) {
        var arrays = tickets.arrays();
        var reader = tickets.new TicketReader();
        for (int index = from; index < to; index++) {
            TicketMetrics ticket = null;
            for (var run : runs) {
                var window = run.windows()[arrays.groups()[index]];
                if (window != null && window.concerns(arrays.receivedAt()[index], arrays.closedAt()[index])) {
                    ticket = ticket == null ? reader.read(index) : ticket;
                    if (run.query().admitsTags(ticket)) {
                        run.visitor().visit(ticket, index, window);
                    }
                }
            }
        }
    }

    /** The window of each group; null for a group that the query does not admit, or without the condition. */
    static MetricWindow[] windows(PackedTickets tickets, MetricQuery query, Predicate<TicketMetrics> condition) {
        var windows = query.windows();
        var countsRestricted = query.countsRestricted();
        return tickets.samples().stream()
                .map(sample -> !sample.merged()
                                && (countsRestricted || !sample.restricted())
                                && query.admitsButForTags(sample)
                                && condition.test(sample)
                        ? windows.get(sample.brand())
                        : null)
                .toArray(MetricWindow[]::new);
    }
}
