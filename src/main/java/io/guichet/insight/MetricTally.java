package io.guichet.insight;

import io.guichet.insight.MetricSummary.TargetOutcomes;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.Target;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the figures of tickets, one ticket after the other. */
final class MetricTally {

    /** Clocks are counted by target and kind as well. */
    private static final List<MetricSelection> SELECTIONS = Arrays.stream(MetricSet.values())
            .filter(set -> set.clockOutcome() == null)
            .map(MetricSelection::of)
            .toList();

    private static final int HOURS = 7 * 24;

    private final Map<MetricSet, LapseSeries> series = new EnumMap<>(MetricSet.class);
    private final Map<BacklogAge, Long> backlogAge = new EnumMap<>(BacklogAge.class);
    private final LapseSeries ages = new LapseSeries();
    private final Map<PromiseKey, long[]> attainment = new TreeMap<>();
    private final Map<WaitingParty, Long> waited = new EnumMap<>(WaitingParty.class);
    private final long[] load = new long[HOURS];
    private long staffMessages;
    private long scores;

    private record PromiseKey(Target target, TargetKind kind) implements Comparable<PromiseKey> {
        @Override
        public int compareTo(PromiseKey other) {
            var byTarget = target.compareTo(other.target);
            return byTarget != 0 ? byTarget : kind.compareTo(other.kind);
        }
    }

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
            attainment
                    .computeIfAbsent(new PromiseKey(clock.target(), clock.kind()), key -> new long[3])[
                    clock.outcome(window.now()).ordinal()]++;
        }
    }

    MetricSummary summary() {
        var counts = new EnumMap<MetricSet, Long>(MetricSet.class);
        series.forEach((set, one) -> counts.put(set, one.count()));
        var promises = attainment.entrySet().stream()
                .map(one -> new TargetOutcomes(
                        one.getKey().target(),
                        one.getKey().kind(),
                        one.getValue()[0],
                        one.getValue()[1],
                        one.getValue()[2]))
                .toList();
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
                Arrays.stream(load).boxed().toList());
    }
}
