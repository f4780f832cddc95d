package io.guichet.insight.visit;

import io.guichet.insight.metric.MetricQuery;
import io.guichet.insight.metric.SettledSums.KeptSums;
import io.guichet.insight.metric.TicketScan;
import io.guichet.insight.packed.PackedTickets;
import io.guichet.insight.packed.TicketCursor;
import io.guichet.insight.period.MetricWindow;
import io.guichet.insight.visit.VisitRows.TicketVisits;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Walks over the visits of the tickets that a query admits, on all cores. */
final class VisitScan {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private VisitScan() {}

    /** Takes the visits of one ticket after the other; each core has one of its own. */
    interface VisitReader {

        /** @param visit before the first visit of the ticket */
        void add(VisitedTicket ticket, MetricWindow window, VisitTrace.VisitCursor visit);
    }

    /** Adds up tickets. */
    interface VisitTally<T> extends VisitReader {

        T plus(T other);
    }

    /**
     * Adds up tickets in a way that can be kept for the next reports.
     *
     * @param <S> a sum, which does not change any more
     */
    interface KeptTally<S> extends VisitReader {

        /** What was added up, in little memory. */
        S packed();

        void add(S other);
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
        var windows = TicketScan.windows(visits.tickets(), query, false);
        return IntStream.range(0, CORES)
                .parallel()
                .mapToObj(part -> {
                    var sum = tally.get();
                    walk(visits, query, windows, sum, part(visits, part), part(visits, part + 1));
                    return sum;
                })
                .reduce(T::plus)
                .orElseThrow();
    }

    /** Adds up with what is known of settled tickets, and keeps what was not. */
    @SuppressWarnings("unchecked")
    static <S, T extends KeptTally<S>> T scan(
            TicketVisits visits, MetricQuery query, Supplier<T> tally, KeptSums kept) {
        var windows = TicketScan.windows(visits.tickets(), query, false);
        var ofSettled = windowsOf(visits, windows, true);
        var ofOthers = windowsOf(visits, windows, false);
        var chunks = visits.tickets().chunks();
        var sum = tally.get();
        IntStream.range(0, chunks.count()).parallel().forEach(chunk -> {
            var end = chunks.end(chunk, visits.tickets().size());
            var known = (S) kept.get(chunk, chunks.stamp(chunk));
            if (known == null) {
                var settled = tally.get();
                walk(visits, query, ofSettled, settled, chunks.start(chunk), Math.min(end, visits.size()));
                known = settled.packed();
                if (end <= visits.size()) {
                    kept.put(chunk, chunks.stamp(chunk), known);
                }
            }
            addTo(sum, known);
        });
        IntStream.range(0, CORES).parallel().forEach(part -> {
            var others = tally.get();
            walk(visits, query, ofOthers, others, part(visits, part), part(visits, part + 1));
            addTo(sum, others.packed());
        });
        return sum;
    }

    private static <S> void addTo(KeptTally<S> sum, S part) {
        synchronized (sum) {
            sum.add(part);
        }
    }

    /** Where a part of the tickets begins that one core reads. */
    private static int part(TicketVisits visits, int part) {
        return (int) ((long) visits.size() * part / CORES);
    }

    /** Those of groups that are settled, or that are not. */
    private static MetricWindow[] windowsOf(TicketVisits visits, MetricWindow[] windows, boolean settled) {
        var some = windows.clone();
        for (int group = 0; group < some.length; group++) {
            if (visits.tickets().samples().get(group).isSettled() != settled) {
                some[group] = null;
            }
        }
        return some;
    }

    private static void walk(
            TicketVisits visits, MetricQuery query, MetricWindow[] windows, VisitReader reader, int from, int to) {
        var groups = visits.tickets().arrays().groups();
        var byTag = query.isByTag();
        var ticket = new VisitedTicket(visits.tickets());
        var cursor = visits.cursor();
        for (int index = from; index < to; index++) {
            var window = windows[groups[index]];
            if (window != null && visits.addresses()[index] != VisitTrace.NONE) {
                ticket.index = index;
                if (!byTag || query.admitsTags(ticket.metrics().tags())) {
                    cursor.open(visits.addresses()[index]);
                    reader.add(ticket, window, cursor);
                }
            }
        }
    }
}
