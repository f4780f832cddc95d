package io.guichet.insight.visit;

import io.guichet.insight.metric.Metrics.Occurrence;
import io.guichet.insight.metric.NewestOccurrences;
import io.guichet.insight.metric.NewestOccurrences.OccurrencePage;
import io.guichet.insight.period.MetricWindow;
import io.guichet.insight.table.Lapse;
import io.guichet.insight.table.VisitTypes;
import io.guichet.insight.visit.VisitScan.VisitedTicket;
import java.util.List;
import org.springframework.stereotype.Component;

/** The visits that a figure of an activity counts. */
@Component
public class VisitList {

    private final VisitRows rows;

    VisitList(VisitRows rows) {
        this.rows = rows;
    }

    /** All visits of an activity, the newest first. */
    public List<Occurrence> all(VisitQuery query, String activity, VisitSelection selection) {
        return of(query, activity, selection, 0, Integer.MAX_VALUE).rows();
    }

    /** A part of the visits of an activity; only the rows up to its end are kept while they are counted. */
    public OccurrencePage of(VisitQuery query, String activity, VisitSelection selection, int offset, int limit) {
        var visits = rows.current();
        var slots = new ActivitySlots(query, visits.keys());
        return VisitScan.scan(
                        visits,
                        query.query(),
                        () -> new SelectedVisits(slots, activity, selection, new NewestOccurrences(offset + limit)))
                .newest
                .from(offset, visits.tickets());
    }

    private static final class SelectedVisits implements VisitScan.VisitTally<SelectedVisits> {

        private final ActivitySlots slots;
        private final String activity;
        private final VisitSelection selection;
        private final NewestOccurrences newest;

        SelectedVisits(ActivitySlots slots, String activity, VisitSelection selection, NewestOccurrences newest) {
            this.slots = slots;
            this.activity = activity;
            this.selection = selection;
            this.newest = newest;
        }

        @Override
        public void add(VisitedTicket ticket, MetricWindow window, VisitTrace.VisitCursor visit) {
            var before = false;
            while (visit.next()) {
                var slot = slots.of(visit.key());
                if (slot != ActivitySlots.NONE
                        && slots.activities().get(slot).activity().equals(activity)) {
                    if (slots.admits(visit.key())) {
                        var times = times(visit, window, before);
                        for (int time = 0; time < times; time++) {
                            add(ticket, visit);
                        }
                    }
                    before = VisitTypes.isStep(slots.activities().get(slot).type());
                }
            }
        }

        private int times(VisitTrace.VisitCursor visit, MetricWindow window, boolean before) {
            if (selection == VisitSelection.TOKENS) {
                return visit.isOver() ? 0 : 1;
            }
            if (!window.contains(visit.enteredAt())) {
                return 0;
            }
            return switch (selection) {
                case BREACHES -> visit.breachesBefore(window.now());
                case REPEATS -> before ? 1 : 0;
                default -> 1;
            };
        }

        private void add(VisitedTicket ticket, VisitTrace.VisitCursor visit) {
            newest.add(
                    ticket.index(),
                    visit.enteredAt(),
                    visit.isOver() ? new Lapse(visit.elapsed(), visit.working()) : null,
                    true);
        }

        @Override
        public SelectedVisits plus(SelectedVisits other) {
            newest.plus(other.newest);
            return this;
        }
    }
}
