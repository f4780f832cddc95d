package io.guichet.insight.metric;

import io.guichet.insight.metric.Metrics.Occurrence;
import io.guichet.insight.packed.PackedTickets;
import io.guichet.insight.table.Lapse;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Counts occurrences and keeps the newest of those that a reader may see, so that a page of a long list takes little memory. */
public final class NewestOccurrences {

    private final int limit;
    private final PriorityQueue<TicketOccurrence> newest =
            new PriorityQueue<>(TicketOccurrence.NEWEST_FIRST.reversed());
    private long total;
    private long hidden;

    public NewestOccurrences(int limit) {
        this.limit = limit;
    }

    /** An occurrence by the index of its ticket. */
    private record TicketOccurrence(int index, long at, Lapse lapse) {

        private static final Comparator<TicketOccurrence> NEWEST_FIRST =
                Comparator.comparingLong(TicketOccurrence::at).reversed().thenComparingInt(TicketOccurrence::index);
    }

    /**
     * A part of a list.
     *
     * @param total of the whole list
     * @param hidden those of restricted tickets that the reader may not see
     * @param rows the newest first
     */
    public record OccurrencePage(long total, long hidden, List<Occurrence> rows) {}

    /** @param visible whether the reader may see the ticket */
    public void add(int index, long at, Lapse lapse, boolean visible) {
        total++;
        if (!visible) {
            hidden++;
        } else if (newest.size() < limit || newest.peek().at() <= at) {
            keep(new TicketOccurrence(index, at, lapse));
        }
    }

    private void keep(TicketOccurrence occurrence) {
        newest.add(occurrence);
        if (newest.size() > limit) {
            newest.poll();
        }
    }

    public NewestOccurrences plus(NewestOccurrences other) {
        other.newest.forEach(this::keep);
        total += other.total;
        hidden += other.hidden;
        return this;
    }

    public OccurrencePage from(int offset, PackedTickets tickets) {
        return new OccurrencePage(
                total,
                hidden,
                newest.stream()
                        .sorted(TicketOccurrence.NEWEST_FIRST)
                        .skip(offset)
                        .map(one -> new Occurrence(tickets, one.index(), one.at(), one.lapse()))
                        .toList());
    }
}
