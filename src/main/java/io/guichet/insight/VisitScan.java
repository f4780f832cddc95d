package io.guichet.insight;

import io.guichet.insight.VisitRows.TicketVisits;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Walks over the visits of the tickets that a query admits, on all cores. */
final class VisitScan {

    private VisitScan() {}

    /** Adds up tickets; each core has one of its own. */
    interface VisitTally<T> {

        /** @param cursor before the first visit of the ticket */
        void add(TicketMetrics ticket, int index, MetricWindow window, VisitTrace.VisitCursor cursor);

        T plus(T other);
    }

    static <T extends VisitTally<T>> T scan(TicketVisits visits, MetricQuery query, Supplier<T> tally) {
        var parts = Runtime.getRuntime().availableProcessors();
        var size = (long) visits.size();
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> scan(
                        visits, query, tally.get(), (int) (size * part / parts), (int) (size * (part + 1) / parts)))
                .reduce(T::plus)
                .orElseThrow();
    }

    private static <T extends VisitTally<T>> T scan(TicketVisits visits, MetricQuery query, T tally, int from, int to) {
        var windows = query.windows();
        var cursor = new VisitTrace.VisitCursor();
        for (int index = from; index < to; index++) {
            var ticket = visits.tickets().get(index);
            var window = windows.get(ticket.brand());
            if (window != null && !ticket.merged() && !ticket.restricted() && query.admits(ticket)) {
                cursor.open(visits.traces()[index]);
                tally.add(ticket, index, window, cursor);
            }
        }
        return tally;
    }
}
