package io.guichet.insight.visit;

import io.guichet.insight.metric.NewestOccurrences;
import io.guichet.insight.period.MetricWindow;
import io.guichet.insight.visit.VisitScan.VisitedTicket;

/** Collects the tickets received in the period that have one path. */
final class PathTickets implements VisitScan.VisitTally<PathTickets> {

    private final PathIds ids;
    private final long path;
    private final NewestOccurrences tickets;

    PathTickets(PathIds ids, long path, NewestOccurrences tickets) {
        this.ids = ids;
        this.path = path;
        this.tickets = tickets;
    }

    @Override
    public void add(VisitedTicket ticket, MetricWindow window, VisitTrace.VisitCursor visit) {
        if (window.contains(ticket.receivedAt()) && ids.of(visit) == path) {
            tickets.add(ticket.index(), ticket.receivedAt(), ticket.metrics().resolution(), true);
        }
    }

    @Override
    public PathTickets plus(PathTickets other) {
        tickets.plus(other.tickets);
        return this;
    }

    NewestOccurrences tickets() {
        return tickets;
    }
}
