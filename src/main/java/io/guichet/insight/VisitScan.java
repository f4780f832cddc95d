package io.guichet.insight;

import io.guichet.insight.VisitRows.TicketVisits;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Walks over the visits of the tickets that a query admits, on all cores. */
final class VisitScan {

    private VisitScan() {}

    /** Adds up tickets; each core has one of its own. */
    interface VisitTally<T> {

        /** @param visit before the first visit of the ticket */
        void add(VisitedTicket ticket, MetricWindow window, VisitTrace.VisitCursor visit);

        T plus(T other);
    }

    /** The ticket whose visits are being read. Its metrics are read only if a tally asks for them. */
    static final class VisitedTicket {

        private final PackedTickets tickets;
        private final TicketCursor cursor;
        private int index;

        private VisitedTicket(PackedTickets tickets) {
            this.tickets = tickets;
            this.cursor = new TicketCursor(tickets);
        }

        int index() {
            return index;
        }

        /** In milliseconds since 1970. */
        long receivedAt() {
            return tickets.arrays().receivedAt()[index];
        }

        TicketCursor metrics() {
            cursor.moveTo(index);
            return cursor;
        }
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
        var windows = TicketScan.windows(visits.tickets(), query, false);
        var groups = visits.tickets().arrays().groups();
        var byTag = query.isByTag();
        var ticket = new VisitedTicket(visits.tickets());
        var cursor = new VisitTrace.VisitCursor();
        for (int index = from; index < to; index++) {
            var window = windows[groups[index]];
            if (window != null && visits.traces()[index] != null) {
                ticket.index = index;
                if (!byTag || query.admitsTags(ticket.metrics().tags())) {
                    cursor.open(visits.traces()[index]);
                    tally.add(ticket, window, cursor);
                }
            }
        }
        return tally;
    }
}
