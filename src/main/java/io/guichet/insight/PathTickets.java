package io.guichet.insight;

import io.guichet.insight.Metrics.Occurrence;
import io.guichet.insight.VisitScan.VisitedTicket;
import java.util.ArrayList;
import java.util.List;

/** Collects the tickets received in the period that have one path. */
final class PathTickets implements VisitScan.VisitTally<PathTickets> {

    private final PathIds ids;
    private final long path;
    private final List<Occurrence> tickets = new ArrayList<>();

    PathTickets(PathIds ids, long path) {
        this.ids = ids;
        this.path = path;
    }

    @Override
    public void add(VisitedTicket ticket, MetricWindow window, VisitTrace.VisitCursor visit) {
        if (window.contains(ticket.receivedAt()) && ids.of(visit) == path) {
            tickets.add(ticket.occurrence(ticket.receivedAt(), ticket.metrics().resolution()));
        }
    }

    @Override
    public PathTickets plus(PathTickets other) {
        tickets.addAll(other.tickets);
        return this;
    }

    List<Occurrence> tickets() {
        return tickets;
    }
}
