package io.guichet.insight;

import io.guichet.insight.Metrics.Occurrence;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** Counts occurrences and keeps the newest of those that a reader may see, so that a page of a long list takes little memory. */
final class NewestOccurrences {

    static final Comparator<Occurrence> NEWEST_FIRST = Comparator.comparingLong(Occurrence::at)
            .reversed()
            .thenComparing(occurrence -> occurrence.ticket().number());

    private final PackedTickets tickets;
    private final Predicate<TicketMetrics> visible;
    private final int limit;
    private final PriorityQueue<Occurrence> newest = new PriorityQueue<>(NEWEST_FIRST.reversed());
    private long total;
    private long hidden;

    /** @param visible whether the reader may see a ticket, given one of its group */
    NewestOccurrences(PackedTickets tickets, Predicate<TicketMetrics> visible, int limit) {
        this.tickets = tickets;
        this.visible = visible;
        this.limit = limit;
    }

    /**
     * A part of a list.
     *
     * @param total of the whole list
     * @param hidden those of restricted tickets that the reader may not see
     * @param rows the newest first
     */
    record OccurrencePage(long total, long hidden, List<Occurrence> rows) {}

    void add(int index, long at, Lapse lapse) {
        total++;
        if (!visible.test(tickets.sample(index))) {
            hidden++;
        } else if (newest.size() < limit || newest.peek().at() <= at) {
            keep(new Occurrence(tickets, index, at, lapse));
        }
    }

    private void keep(Occurrence occurrence) {
        newest.add(occurrence);
        if (newest.size() > limit) {
            newest.poll();
        }
    }

    NewestOccurrences plus(NewestOccurrences other) {
        other.newest.forEach(this::keep);
        total += other.total;
        hidden += other.hidden;
        return this;
    }

    OccurrencePage from(int offset) {
        return new OccurrencePage(
                total,
                hidden,
                newest.stream().sorted(NEWEST_FIRST).skip(offset).toList());
    }
}
