package io.guichet.insight;

import io.guichet.insight.LapseHistogram.BucketPercentile;
import io.guichet.insight.LapseSeries.Percentiles;
import io.guichet.insight.VisitScan.VisitedTicket;
import java.util.List;

/** Adds up the visits of all activities of a diagram. */
final class ActivityTallies implements VisitScan.VisitTally<ActivityTallies> {

    private final ActivitySlots slots;
    private final ActivityTally[] tallies;

    ActivityTallies(ActivitySlots slots) {
        this.slots = slots;
        this.tallies = slots.activities().stream()
                .map(activity -> new ActivityTally(VisitTypes.isStep(activity.type())))
                .toArray(ActivityTally[]::new);
    }

    @Override
    public void add(VisitedTicket ticket, MetricWindow window, VisitTrace.VisitCursor visit) {
        while (visit.next()) {
            var slot = slots.of(visit.key());
            if (slot != ActivitySlots.NONE) {
                var tally = tallies[slot];
                var repeated = tally.isRepeated(ticket.index());
                if (slots.admits(visit.key())) {
                    if (!visit.isOver()) {
                        tally.addPresent();
                    }
                    if (window.contains(visit.enteredAt())) {
                        tally.add(visit, ticket.index(), repeated, window.now());
                    }
                }
            }
        }
    }

    @Override
    public ActivityTallies plus(ActivityTallies other) {
        for (int slot = 0; slot < tallies.length; slot++) {
            tallies[slot].add(other.tallies[slot]);
        }
        return this;
    }

    ActivityTally get(int slot) {
        return tallies[slot];
    }

    /** For the second reading, which finds the percentiles. */
    PercentileTallies percentiles() {
        var percentiles = new BucketPercentile[tallies.length][];
        for (int slot = 0; slot < tallies.length; slot++) {
            var tally = tallies[slot];
            percentiles[slot] = tally.left() == 0
                    ? null
                    : new BucketPercentile[] {
                        tally.elapsed().percentile(50),
                        tally.elapsed().percentile(90),
                        tally.working().percentile(50),
                        tally.working().percentile(90)
                    };
        }
        return new PercentileTallies(slots, percentiles);
    }

    /** Medians and 90th percentiles of elapsed and working time, of which the buckets are known. */
    static final class PercentileTallies implements VisitScan.VisitTally<PercentileTallies> {

        private static final int WORKING = 2;

        private final ActivitySlots slots;
        private final BucketPercentile[][] percentiles;

        private PercentileTallies(ActivitySlots slots, BucketPercentile[][] percentiles) {
            this.slots = slots;
            this.percentiles = percentiles;
        }

        PercentileTallies empty() {
            var empty = new BucketPercentile[percentiles.length][];
            for (int slot = 0; slot < empty.length; slot++) {
                empty[slot] = percentiles[slot] == null
                        ? null
                        : List.of(percentiles[slot]).stream()
                                .map(BucketPercentile::empty)
                                .toArray(BucketPercentile[]::new);
            }
            return new PercentileTallies(slots, empty);
        }

        @Override
        public void add(VisitedTicket ticket, MetricWindow window, VisitTrace.VisitCursor visit) {
            while (visit.next()) {
                var slot = slots.of(visit.key());
                if (slot != ActivitySlots.NONE
                        && visit.isOver()
                        && slots.admits(visit.key())
                        && window.contains(visit.enteredAt())) {
                    var found = percentiles[slot];
                    for (int at = 0; at < found.length; at++) {
                        found[at].add(at < WORKING ? visit.elapsed() : visit.working());
                    }
                }
            }
        }

        @Override
        public PercentileTallies plus(PercentileTallies other) {
            for (int slot = 0; slot < percentiles.length; slot++) {
                for (int at = 0; percentiles[slot] != null && at < percentiles[slot].length; at++) {
                    percentiles[slot][at].add(other.percentiles[slot][at]);
                }
            }
            return this;
        }

        /** Null where no visit is over. */
        Percentiles elapsed(int slot) {
            var found = percentiles[slot];
            return found == null ? null : new Percentiles(found[0].value(), found[1].value());
        }

        /** Null where no visit is over. */
        Percentiles working(int slot) {
            var found = percentiles[slot];
            return found == null ? null : new Percentiles(found[WORKING].value(), found[WORKING + 1].value());
        }
    }
}
