package io.guichet.insight;

import io.guichet.insight.MetricSummary.TargetOutcomes;
import io.guichet.insight.TicketMetrics.ClockOutcome;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds up the figures of tickets, one ticket after the other. */
final class MetricTally {

    /** Clocks are counted by target and kind as well. */
    private static final List<MetricSelection> SELECTIONS = Arrays.stream(MetricSet.values())
            .filter(set -> set.clockOutcome() == null)
            .map(MetricSelection::of)
            .toList();

    private static final int HOURS = 7 * 24;
    private static final int MAX_SCORE = 5;

    private static final Target[] TARGETS = Target.values();
    private static final TargetKind[] KINDS = TargetKind.values();

    private final Map<MetricSet, LapseSeries> series = new EnumMap<>(MetricSet.class);
    private final Map<BacklogAge, Long> backlogAge = new EnumMap<>(BacklogAge.class);
    private final LapseSeries ages = new LapseSeries();
    private final long[][][] attainment = new long[TARGETS.length][KINDS.length][ClockOutcome.values().length];
    private final Map<WaitingParty, Long> waited = new EnumMap<>(WaitingParty.class);
    private final long[] load = new long[HOURS];
    private long staffMessages;
    private long scores;
    private final long[] ratings = new long[MAX_SCORE];

    MetricTally() {
        for (var set : MetricSet.values()) {
            series.put(set, new LapseSeries());
        }
        for (var age : BacklogAge.values()) {
            backlogAge.put(age, 0L);
        }
    }

    void add(TicketMetrics ticket, MetricWindow window) {
        for (var selection : SELECTIONS) {
            selection.collect(ticket, window, series.get(selection.set()));
        }
        if (window.contains(ticket.receivedAt())) {
            load[ticket.receivedHour()] += ticket.restricted() ? 0 : 1;
            addClocks(ticket, window);
        }
        if (window.contains(ticket.solvedAt())) {
            staffMessages += ticket.staffMessages();
            for (var party : WaitingParty.values()) {
                waited.merge(party, ticket.waited().seconds(party, window.now()), Long::sum);
            }
        }
        if (ticket.isOpenAt(window.end())) {
            addAge(ticket, window.end() - ticket.receivedAt());
        }
        for (var solution : ticket.solutions()) {
            if (solution.isRated() && window.contains(solution.sentAt())) {
                scores += solution.score();
                ratings[solution.score() - 1]++;
            }
        }
    }

    private void addAge(TicketMetrics ticket, long age) {
        backlogAge.merge(BacklogAge.of(age), 1L, Long::sum);
        var seconds = (int) Math.min(Integer.MAX_VALUE, age / 1000);
        ages.add(ticket, ticket.receivedAt(), new Lapse(seconds, seconds));
    }

    private void addClocks(TicketMetrics ticket, MetricWindow window) {
        for (var clock : ticket.clocks()) {
            attainment[clock.target().ordinal()][clock.kind().ordinal()][
                    clock.outcome(window.now()).ordinal()]++;
        }
    }

    MetricSummary summary() {
        var counts = new EnumMap<MetricSet, Long>(MetricSet.class);
        series.forEach((set, one) -> counts.put(set, one.count()));
        var promises = promises();
        counts.put(
                MetricSet.MET, promises.stream().mapToLong(TargetOutcomes::met).sum());
        counts.put(
                MetricSet.MISSED,
                promises.stream().mapToLong(TargetOutcomes::missed).sum());
        counts.put(
                MetricSet.RUNNING,
                promises.stream().mapToLong(TargetOutcomes::running).sum());
        var age = ages.percentiles().elapsed();
        return new MetricSummary(
                counts,
                backlogAge,
                age == null ? null : age.p50(),
                promises,
                series.get(MetricSet.FIRST_RESPONSE).percentiles(),
                series.get(MetricSet.NEXT_RESPONSE).percentiles(),
                series.get(MetricSet.SOLVED).percentiles(),
                waited,
                staffMessages,
                scores,
                Arrays.stream(ratings).boxed().toList(),
                Arrays.stream(load).boxed().toList());
    }

    /** The kinds of each target of which there are clocks. */
    private List<TargetOutcomes> promises() {
        var promises = new ArrayList<TargetOutcomes>();
        for (var target : TARGETS) {
            for (var kind : KINDS) {
                var outcomes = attainment[target.ordinal()][kind.ordinal()];
                if (Arrays.stream(outcomes).sum() > 0) {
                    promises.add(new TargetOutcomes(
                            target,
                            kind,
                            outcomes[ClockOutcome.MET.ordinal()],
                            outcomes[ClockOutcome.MISSED.ordinal()],
                            outcomes[ClockOutcome.RUNNING.ordinal()]));
                }
            }
        }
        return promises;
    }
}
