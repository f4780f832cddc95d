package io.guichet.insight.visit;

import io.guichet.insight.metric.LapseSeries;
import io.guichet.insight.packed.TicketCursor;
import io.guichet.insight.period.MetricWindow;
import io.guichet.insight.table.TicketMetrics.ClockOutcome;
import io.guichet.insight.visit.PathFigures.PathFigure;
import io.guichet.insight.visit.PathOutcomes.PathOutcome;
import io.guichet.insight.visit.VisitScan.KeptTally;
import io.guichet.insight.visit.VisitScan.VisitedTicket;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what became of the tickets of some paths. */
final class PathOutcomes implements KeptTally<Map<Long, PathOutcome>> {

    private final PathIds ids;
    private final Map<Long, PathOutcome> outcomes = new HashMap<>();

    PathOutcomes(PathIds ids, Collection<Long> paths) {
        this.ids = ids;
        paths.forEach(path -> outcomes.put(path, new PathOutcome()));
    }

    static final class PathOutcome {

        private final LapseSeries resolution = new LapseSeries();
        private final long[] clocks = new long[ClockOutcome.values().length];
        private long tickets;

        private void add(TicketCursor ticket, long now) {
            tickets++;
            if (ticket.resolution() != null) {
                resolution.add(ticket.solvedAt(), ticket.resolution());
            }
            for (int at = 0; at < ticket.clocks().size(); at++) {
                clocks[ticket.clocks().outcome(at, now).ordinal()]++;
            }
        }

        private void add(PathOutcome other) {
            tickets += other.tickets;
            resolution.add(other.resolution);
            for (int at = 0; at < clocks.length; at++) {
                clocks[at] += other.clocks[at];
            }
        }
    }

    @Override
    public void add(VisitedTicket ticket, MetricWindow window, VisitTrace.VisitCursor visit) {
        if (window.contains(ticket.receivedAt())) {
            var outcome = outcomes.get(ids.of(visit));
            if (outcome != null) {
                outcome.add(ticket.metrics(), window.now());
            }
        }
    }

    @Override
    public Map<Long, PathOutcome> packed() {
        return outcomes;
    }

    @Override
    public void add(Map<Long, PathOutcome> others) {
        outcomes.forEach((path, outcome) -> outcome.add(others.get(path)));
    }

    /** @param all number of the tickets of all paths */
    PathFigure figure(long path, List<String> steps, long all) {
        var outcome = outcomes.get(path);
        return new PathFigure(
                PathIds.text(path),
                steps,
                outcome.tickets,
                (double) outcome.tickets / all,
                outcome.tickets - outcome.resolution.count(),
                outcome.resolution.percentiles(),
                outcome.clocks[ClockOutcome.MET.ordinal()],
                outcome.clocks[ClockOutcome.MISSED.ordinal()]);
    }
}
