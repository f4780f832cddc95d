package io.guichet.insight;

import io.guichet.insight.Metrics.Occurrence;
import io.guichet.insight.VisitScan.VisitedTicket;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.springframework.stereotype.Component;

/** The visits that a figure of an activity counts. */
@Component
class VisitList {

    private static final Comparator<Occurrence> OLDEST_FIRST = Comparator.comparingLong(Occurrence::at)
            .thenComparing(occurrence -> occurrence.ticket().number(), Comparator.reverseOrder());

    private final VisitRows rows;

    VisitList(VisitRows rows) {
        this.rows = rows;
    }

    /** @param rows the newest first */
    record VisitPage(long total, List<Occurrence> rows) {}

    /** A part of the visits of an activity; only the rows up to its end are kept while they are counted. */
    VisitPage of(VisitQuery query, String activity, VisitSelection selection, int offset, int limit) {
        var visits = rows.current();
        var slots = new ActivitySlots(query, visits.keys());
        var found = VisitScan.scan(
                visits, query.query(), () -> new SelectedVisits(slots, activity, selection, offset + limit));
        return new VisitPage(
                found.total,
                found.newest.stream()
                        .sorted(OLDEST_FIRST.reversed())
                        .skip(offset)
                        .toList());
    }

    private static final class SelectedVisits implements VisitScan.VisitTally<SelectedVisits> {

        private final ActivitySlots slots;
        private final String activity;
        private final VisitSelection selection;
        private final int limit;
        private final PriorityQueue<Occurrence> newest = new PriorityQueue<>(OLDEST_FIRST);
        private long total;

        SelectedVisits(ActivitySlots slots, String activity, VisitSelection selection, int limit) {
            this.slots = slots;
            this.activity = activity;
            this.selection = selection;
            this.limit = limit;
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
            total++;
            if (newest.size() < limit || newest.peek().at() <= visit.enteredAt()) {
                keep(ticket.occurrence(
                        visit.enteredAt(), visit.isOver() ? new Lapse(visit.elapsed(), visit.working()) : null));
            }
        }

        private void keep(Occurrence occurrence) {
            newest.add(occurrence);
            if (newest.size() > limit) {
                newest.poll();
            }
        }

        @Override
        public SelectedVisits plus(SelectedVisits other) {
            other.newest.forEach(this::keep);
            total += other.total;
            return this;
        }
    }
}
