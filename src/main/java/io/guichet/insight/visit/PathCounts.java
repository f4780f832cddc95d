package io.guichet.insight.visit;

import io.guichet.insight.period.MetricWindow;
import io.guichet.insight.visit.PathCounts.PathCount;
import io.guichet.insight.visit.VisitScan.KeptTally;
import io.guichet.insight.visit.VisitScan.VisitedTicket;
import java.util.HashMap;
import java.util.Map;

/** Counts the tickets received in the period by their path. */
final class PathCounts implements KeptTally<Map<Long, PathCount>> {

    private final PathIds ids;
    private final Map<Long, PathCount> counts = new HashMap<>();

    PathCounts(PathIds ids) {
        this.ids = ids;
    }

    /** A path: the index of one of its tickets, and their number. */
    static final class PathCount {

        private final int example;
        private long tickets;

        private PathCount(int example) {
            this.example = example;
        }

        int example() {
            return example;
        }

        long tickets() {
            return tickets;
        }
    }

    @Override
    public void add(VisitedTicket ticket, MetricWindow window, VisitTrace.VisitCursor visit) {
        if (window.contains(ticket.receivedAt())) {
            var path = ids.of(visit);
            if (path != PathIds.NO_STEP) {
                counts.computeIfAbsent(path, id -> new PathCount(ticket.index())).tickets++;
            }
        }
    }

    @Override
    public Map<Long, PathCount> packed() {
        return counts;
    }

    @Override
    public void add(Map<Long, PathCount> others) {
        others.forEach((path, count) ->
                counts.computeIfAbsent(path, id -> new PathCount(count.example)).tickets += count.tickets);
    }

    Map<Long, PathCount> counts() {
        return counts;
    }
}
