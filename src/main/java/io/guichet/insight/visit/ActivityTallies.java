package io.guichet.insight.visit;

import io.guichet.insight.metric.LapseHistogram.BucketPercentile;
import io.guichet.insight.metric.LapseSeries.Percentiles;
import io.guichet.insight.metric.SparseCounts;
import io.guichet.insight.period.MetricWindow;
import io.guichet.insight.table.VisitTypes;
import io.guichet.insight.visit.ActivityTally.ActivitySum;
import io.guichet.insight.visit.VisitScan.KeptTally;
import io.guichet.insight.visit.VisitScan.VisitedTicket;
import java.util.Arrays;
import java.util.List;

/** Adds up the visits of all activities of a diagram. */
final class ActivityTallies implements KeptTally<List<ActivitySum>> {

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
    public List<ActivitySum> packed() {
        return Arrays.stream(tallies).map(ActivityTally::packed).toList();
    }

    @Override
    public void add(List<ActivitySum> others) {
        for (int slot = 0; slot < tallies.length; slot++) {
            tallies[slot].add(others.get(slot));
        }
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
    static final class PercentileTallies implements KeptTally<List<List<SparseCounts>>> {

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
        public List<List<SparseCounts>> packed() {
            return Arrays.stream(percentiles)
                    .map(slot -> slot == null
                            ? List.<SparseCounts>of()
                            : Arrays.stream(slot).map(BucketPercentile::packed).toList())
                    .toList();
        }

        @Override
        public void add(List<List<SparseCounts>> others) {
            for (int slot = 0; slot < percentiles.length; slot++) {
                for (int at = 0; percentiles[slot] != null && at < percentiles[slot].length; at++) {
                    percentiles[slot][at].add(others.get(slot).get(at));
                }
            }
        }

        /** The buckets, on which the counts depend. */
        List<List<Integer>> buckets() {
            return Arrays.stream(percentiles)
                    .map(slot -> slot == null
                            ? List.<Integer>of()
                            : Arrays.stream(slot).map(BucketPercentile::lowest).toList())
                    .toList();
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
