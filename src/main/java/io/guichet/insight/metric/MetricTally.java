package io.guichet.insight.metric;

import io.guichet.insight.metric.MetricSummary.TargetOutcomes;
import io.guichet.insight.packed.TicketCursor;
import io.guichet.insight.period.MetricWindow;
import io.guichet.insight.table.Lapse;
import io.guichet.insight.table.TicketMetrics.ClockOutcome;
import io.guichet.insight.table.WaitingParty;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds up the figures of tickets, one ticket after the other, and those of other sums. */
final class MetricTally {

    /** Clocks are counted by target and kind as well. */
    private static final List<MetricSelection> SELECTIONS = Arrays.stream(MetricSet.values())
            .filter(set -> set.clockOutcome() == null)
            .map(MetricSelection::of)
            .toList();

    private static final Map<MetricSet, Integer> INDEXES = new EnumMap<>(MetricSet.class);

    static {
        SELECTIONS.forEach(selection -> INDEXES.put(selection.set(), INDEXES.size()));
    }

    private static final int HOURS = 7 * 24;
    private static final long[] NONE = {};
    private static final int MAX_SCORE = 5;

    private static final Target[] TARGETS = Target.values();
    private static final TargetKind[] KINDS = TargetKind.values();
    private static final int OUTCOMES = ClockOutcome.values().length;

    private static final WaitingParty[] PARTIES = WaitingParty.values();

    private final LapseSeries[] series = new LapseSeries[SELECTIONS.size()];
    private final long[] backlogAge = new long[BacklogAge.values().length];
    private final LapseSeries ages = new LapseSeries();
    private final long[] attainment = new long[TARGETS.length * KINDS.length * OUTCOMES];
    private final long[] waited = new long[PARTIES.length];
    private long[] load = NONE;
    private final long[] ratings = new long[MAX_SCORE];
    private long staffMessages;
    private long scores;

    MetricTally() {
        Arrays.setAll(series, index -> new LapseSeries());
    }

    void add(TicketCursor ticket, MetricWindow window) {
        for (int index = 0; index < series.length; index++) {
            SELECTIONS.get(index).collect(ticket, window, series[index]);
        }
        if (window.contains(ticket.receivedAt())) {
            load = load.length == 0 ? new long[HOURS] : load;
            load[ticket.receivedHour()] += ticket.isRestricted() ? 0 : 1;
            var clocks = ticket.clocks();
            for (int at = 0; at < clocks.size(); at++) {
                attainment[index(clocks.target(at), clocks.kind(at), clocks.outcome(at, window.now()))]++;
            }
        }
        if (window.contains(ticket.solvedAt())) {
            staffMessages += ticket.staffMessages();
            var times = ticket.waited();
            for (var party : PARTIES) {
                waited[party.ordinal()] += times.seconds(party, window.now());
            }
        }
        if (ticket.isOpenAt(window.end())) {
            addAge(ticket.receivedAt(), window.end());
        }
        var solutions = ticket.solutions();
        for (int at = 0; at < solutions.size(); at++) {
            var score = solutions.score(at);
            if (score > 0 && window.contains(solutions.sentAt(at))) {
                scores += score;
                ratings[score - 1] += ticket.isRestricted() ? 0 : 1;
            }
        }
    }

    /** Adds the figures of other tickets, which must not change any more. */
    void add(MetricTally other) {
        for (int index = 0; index < series.length; index++) {
            series[index].add(other.series[index]);
        }
        ages.add(other.ages);
        add(backlogAge, other.backlogAge);
        add(attainment, other.attainment);
        add(waited, other.waited);
        load = load.length == 0 ? new long[other.load.length] : load;
        add(load, other.load);
        add(ratings, other.ratings);
        staffMessages += other.staffMessages;
        scores += other.scores;
    }

    private static void add(long[] sums, long[] others) {
        for (int index = 0; index < others.length; index++) {
            sums[index] += others[index];
        }
    }

    private static int index(Target target, TargetKind kind, ClockOutcome outcome) {
        return (target.ordinal() * KINDS.length + kind.ordinal()) * OUTCOMES + outcome.ordinal();
    }

    private void addAge(long receivedAt, long end) {
        var age = end - receivedAt;
        backlogAge[BacklogAge.of(age).ordinal()]++;
        var seconds = (int) Math.min(Integer.MAX_VALUE, age / 1000);
        ages.add(receivedAt, new Lapse(seconds, seconds));
    }

    MetricSummary summary() {
        var promises = promises();
        var age = ages.percentiles().elapsed();
        return new MetricSummary(
                counts(promises),
                byConstant(BacklogAge.class, backlogAge),
                age == null ? null : age.p50(),
                promises,
                series(MetricSet.FIRST_RESPONSE).percentiles(),
                series(MetricSet.NEXT_RESPONSE).percentiles(),
                series(MetricSet.SOLVED).percentiles(),
                byConstant(WaitingParty.class, waited),
                staffMessages,
                scores,
                Arrays.stream(ratings).boxed().toList(),
                Arrays.stream(Arrays.copyOf(load, HOURS)).boxed().toList());
    }

    /** The main figures of it. */
    BreakdownSummary breakdown() {
        var firstResponse = series(MetricSet.FIRST_RESPONSE);
        var resolution = series(MetricSet.SOLVED);
        return new BreakdownSummary(
                counts(), firstResponse, resolution, firstResponse.elapsedMedian(), resolution.elapsedMedian());
    }

    /** Number of each set. */
    Map<MetricSet, Long> counts() {
        return counts(promises());
    }

    private LapseSeries series(MetricSet set) {
        return series[INDEXES.get(set)];
    }

    private Map<MetricSet, Long> counts(List<TargetOutcomes> promises) {
        var counts = new EnumMap<MetricSet, Long>(MetricSet.class);
        for (int index = 0; index < series.length; index++) {
            counts.put(SELECTIONS.get(index).set(), series[index].count());
        }
        counts.put(
                MetricSet.MET, promises.stream().mapToLong(TargetOutcomes::met).sum());
        counts.put(
                MetricSet.MISSED,
                promises.stream().mapToLong(TargetOutcomes::missed).sum());
        counts.put(
                MetricSet.RUNNING,
                promises.stream().mapToLong(TargetOutcomes::running).sum());
        return counts;
    }

    private static <E extends Enum<E>> Map<E, Long> byConstant(Class<E> type, long[] sums) {
        var map = new EnumMap<E, Long>(type);
        for (var constant : type.getEnumConstants()) {
            map.put(constant, sums[constant.ordinal()]);
        }
        return map;
    }

    /** The kinds of each target of which there are clocks. */
    private List<TargetOutcomes> promises() {
        var promises = new ArrayList<TargetOutcomes>();
        for (var target : TARGETS) {
            for (var kind : KINDS) {
                var outcomes = new TargetOutcomes(
                        target,
                        kind,
                        attainment[index(target, kind, ClockOutcome.MET)],
                        attainment[index(target, kind, ClockOutcome.MISSED)],
                        attainment[index(target, kind, ClockOutcome.RUNNING)]);
                if (outcomes.met() + outcomes.missed() + outcomes.running() > 0) {
                    promises.add(outcomes);
                }
            }
        }
        return promises;
    }
}
