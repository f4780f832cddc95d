package io.guichet.insight.visit;

import io.guichet.insight.metric.LapseSeries.Percentiles;
import io.guichet.insight.metric.SettledSums;
import io.guichet.insight.table.VisitTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Figures of the visits of activities. */
@Component
public class ActivityFigures {

    private static final double WHOLE = 10_000;

    private final VisitRows rows;
    private final SettledSums settledSums = new SettledSums();

    ActivityFigures(VisitRows rows) {
        this.rows = rows;
    }

    /**
     * The visits of one activity that began in the period.
     *
     * @param present tickets that are there now, whenever they came
     * @param left those that are over
     * @param elapsed null while none is over, like {@code working}
     * @param breaches targets that were breached during these visits; for a call, during the steps of the called process
     * @param burnt null while none is over
     */
    record ActivityFigure(
            String activity,
            String type,
            long present,
            long entered,
            long left,
            Percentiles elapsed,
            Percentiles working,
            long breaches,
            BurntPromise burnt,
            RepeatedVisits repeats) {

        /** Whether it is a frame around other steps of the same diagram. */
        boolean isFrame() {
            return VisitTypes.isFrame(type);
        }
    }

    /**
     * Share of the targets' time.
     *
     * @param mean over the tickets of the visits that are over; 1 is the whole time of one target
     * @param share of what all steps of the diagram burnt, from 0 to 1; null for a frame, and if nothing was burnt
     */
    record BurntPromise(double mean, Double share) {}

    /**
     * Visits of an activity in which their ticket had been before.
     *
     * @param elapsed seconds, of those that are over, like {@code working}
     */
    record RepeatedVisits(long visits, long tickets, long elapsed, long working) {}

    /** The activities of a diagram, the most visited first. */
    List<ActivityFigure> of(VisitQuery query) {
        var visits = rows.current();
        var chunks = visits.tickets().chunks();
        var slots = new ActivitySlots(query, visits.keys());
        var tallies = VisitScan.scan(
                visits,
                query.query(),
                () -> new ActivityTallies(slots),
                settledSums.of(query.key("visits", slots.names()), chunks));
        var sought = tallies.percentiles();
        var percentiles = VisitScan.scan(
                visits,
                query.query(),
                sought::empty,
                settledSums.of(query.key("lapses", List.of(slots.names(), sought.buckets())), chunks));
        var burnt = burnt(slots, tallies);
        var figures = new ArrayList<ActivityFigure>();
        for (int slot = 0; slot < slots.activities().size(); slot++) {
            var tally = tallies.get(slot);
            if (tally.entered() + tally.present() > 0) {
                var key = slots.activities().get(slot);
                figures.add(new ActivityFigure(
                        key.activity(),
                        key.type(),
                        tally.present(),
                        tally.entered(),
                        tally.left(),
                        percentiles.elapsed(slot),
                        percentiles.working(slot),
                        tally.breaches(),
                        burnt(tally, VisitTypes.isFrame(key.type()) ? 0 : burnt),
                        tally.repeats()));
            }
        }
        figures.sort(
                Comparator.comparingLong(ActivityFigure::entered).reversed().thenComparing(ActivityFigure::activity));
        return figures;
    }

    /** What all steps burnt; a frame contains steps that are counted themselves. */
    private static long burnt(ActivitySlots slots, ActivityTallies tallies) {
        long sum = 0;
        for (int slot = 0; slot < slots.activities().size(); slot++) {
            sum += VisitTypes.isFrame(slots.activities().get(slot).type())
                    ? 0
                    : tallies.get(slot).burnt();
        }
        return sum;
    }

    /** @param whole what all steps burnt; 0 for no share */
    private static BurntPromise burnt(ActivityTally tally, long whole) {
        return tally.burntTickets() == 0
                ? null
                : new BurntPromise(
                        tally.burnt() / WHOLE / tally.burntTickets(),
                        whole == 0 ? null : (double) tally.burnt() / whole);
    }
}
