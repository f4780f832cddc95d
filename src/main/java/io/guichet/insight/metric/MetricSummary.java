package io.guichet.insight.metric;

import io.guichet.insight.metric.LapseSeries.LapsePercentiles;
import io.guichet.insight.table.WaitingParty;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.Target;
import java.util.List;
import java.util.Map;

/**
 * The figures of a query. Durations are seconds.
 *
 * @param counts number of each set
 * @param backlogAge open tickets by age, in the order of {@link BacklogAge}
 * @param medianAge median age of the open tickets; null for none
 * @param attainment by target and kind; only those with clocks
 * @param waited elapsed seconds by party, summed over the solved tickets
 * @param staffMessages of the solved tickets
 * @param scores sum of all ratings
 * @param ratings number of ratings by score, from 1 to 5
 * @param load tickets received by hour of the week, 168 numbers; 0 is Monday 00:00; without restricted tickets
 */
public record MetricSummary(
        Map<MetricSet, Long> counts,
        Map<BacklogAge, Long> backlogAge,
        Integer medianAge,
        List<TargetOutcomes> attainment,
        LapsePercentiles firstResponse,
        LapsePercentiles nextResponse,
        LapsePercentiles resolution,
        Map<WaitingParty, Long> waited,
        long staffMessages,
        long scores,
        List<Long> ratings,
        List<Long> load) {

    /**
     * What became of the promises of one kind.
     *
     * @param kind null for all kinds together
     */
    public record TargetOutcomes(Target target, TargetKind kind, long met, long missed, long running) {

        /** Share of the promises that were kept, from 0 to 1; null if none is decided. */
        public Double rate() {
            return share(met, met + missed);
        }
    }

    public long count(MetricSet set) {
        return counts.getOrDefault(set, 0L);
    }

    /** Share of the solutions after which the ticket was reopened; null for none. */
    public Double reopenRate() {
        return share(count(MetricSet.REOPENED), count(MetricSet.SOLUTIONS));
    }

    public Double responseRate() {
        return share(count(MetricSet.RATED), count(MetricSet.SURVEYED));
    }

    /** Share of the ratings that are 4 or 5; null for none. */
    public Double satisfaction() {
        return share(count(MetricSet.SATISFIED), count(MetricSet.RATED));
    }

    public Double averageScore() {
        return share(scores, count(MetricSet.RATED));
    }

    /** Average of the solved tickets in seconds; 0 without any. */
    public long waitedPerTicket(WaitingParty party) {
        var solved = count(MetricSet.SOLVED);
        return solved == 0 ? 0 : waited.getOrDefault(party, 0L) / solved;
    }

    public Double touchesPerTicket() {
        return share(staffMessages, count(MetricSet.SOLVED));
    }

    /** All kinds of a target together. */
    public TargetOutcomes attainment(Target target) {
        return attainment.stream()
                .filter(one -> one.target() == target)
                .reduce(
                        new TargetOutcomes(target, null, 0, 0, 0),
                        (sum, one) -> new TargetOutcomes(
                                target,
                                null,
                                sum.met() + one.met(),
                                sum.missed() + one.missed(),
                                sum.running() + one.running()));
    }

    private static Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
