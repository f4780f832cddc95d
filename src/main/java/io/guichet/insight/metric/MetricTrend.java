package io.guichet.insight.metric;

import io.guichet.brand.Brand;
import io.guichet.insight.packed.TicketCursor;
import io.guichet.insight.table.TicketMetrics.ClockOutcome;
import io.guichet.policy.Target;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Figures by day, or by week where a period is long; each brand's days are those of its zone. */
public final class MetricTrend {

    private static final int MAX_DAYS = 62;
    private static final int DAYS_OF_WEEK = 7;

    private final List<LocalDate> starts;
    private final Map<String, long[]> bounds = new HashMap<>();
    private final long now;
    private final long[] created;
    private final long[] solved;
    private final long[] backlogChange;
    private final long[][] met;
    private final long[][] decided;

    /**
     * A day or week.
     *
     * @param backlog open tickets at its end; null if it has not begun
     * @param attainment share of the promises kept by target, from 0 to 1; without targets of which none is decided
     */
    public record TrendPoint(
            LocalDate first, long created, long solved, Long backlog, Map<Target, Double> attainment) {}

    private MetricTrend(MetricQuery query, LocalDate first, LocalDate end) {
        var step = ChronoUnit.DAYS.between(first, end) > MAX_DAYS ? DAYS_OF_WEEK : 1;
        this.starts = first.datesUntil(end, Period.ofDays(step)).toList();
        this.now = query.now().toEpochMilli();
        query.brands().forEach(brand -> bounds.put(brand.id(), bounds(brand, end)));
        this.created = new long[starts.size()];
        this.solved = new long[starts.size()];
        this.backlogChange = new long[starts.size() + 2];
        this.met = new long[Target.values().length][starts.size()];
        this.decided = new long[Target.values().length][starts.size()];
    }

    /** @param first first day of the period */
    static MetricTrend of(MetricQuery query, LocalDate first, LocalDate end) {
        return new MetricTrend(query, first, end);
    }

    /** The starts of all steps and the end of the last one. */
    private long[] bounds(Brand brand, LocalDate end) {
        var all = new ArrayList<>(starts);
        all.add(end);
        return all.stream()
                .mapToLong(day -> day.atStartOfDay(brand.zone()).toInstant().toEpochMilli())
                .toArray();
    }

    void add(TicketCursor ticket) {
        var steps = bounds.get(ticket.brand());
        var received = step(steps, ticket.receivedAt());
        if (received >= 0) {
            created[received]++;
            var clocks = ticket.clocks();
            for (int at = 0; at < clocks.size(); at++) {
                var outcome = clocks.outcome(at, now);
                if (outcome != ClockOutcome.RUNNING) {
                    var target = clocks.target(at).ordinal();
                    decided[target][received]++;
                    met[target][received] += outcome == ClockOutcome.MET ? 1 : 0;
                }
            }
        }
        var solvedStep = step(steps, ticket.solvedAt());
        if (solvedStep >= 0) {
            solved[solvedStep]++;
        }
        addToBacklog(ticket, steps);
    }

    /** The sum with the figures of other tickets in the same steps. */
    MetricTrend plus(MetricTrend other) {
        add(created, other.created);
        add(solved, other.solved);
        add(backlogChange, other.backlogChange);
        for (int target = 0; target < met.length; target++) {
            add(met[target], other.met[target]);
            add(decided[target], other.decided[target]);
        }
        return this;
    }

    private static void add(long[] sums, long[] others) {
        for (int step = 0; step < sums.length; step++) {
            sums[step] += others[step];
        }
    }

    /** Index of the step with that instant; -1 if none has it. */
    private static int step(long[] steps, long instant) {
        return instant < steps[0] || instant >= steps[steps.length - 1] ? -1 : firstAfter(steps, instant) - 1;
    }

    /** Index of the first bound after that instant. */
    private static int firstAfter(long[] steps, long instant) {
        var found = Arrays.binarySearch(steps, instant);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private void addToBacklog(TicketCursor ticket, long[] steps) {
        var openSince = ticket.receivedAt();
        var solutions = ticket.solutions();
        for (int at = 0; at < solutions.size(); at++) {
            addOpenTime(steps, openSince, Math.min(solutions.solvedAt(at), ticket.closedAt()));
            openSince = solutions.reopenedAt(at);
        }
        addOpenTime(steps, openSince, ticket.closedAt());
    }

    private void addOpenTime(long[] steps, long from, long to) {
        if (from < to) {
            backlogChange[firstAfter(steps, from)]++;
            backlogChange[firstAfter(steps, to)]--;
        }
    }

    List<TrendPoint> points() {
        var points = new ArrayList<TrendPoint>();
        var anyBounds = bounds.values().iterator().next();
        var open = backlogChange[0];
        for (int at = 0; at < starts.size(); at++) {
            open += backlogChange[at + 1];
            points.add(new TrendPoint(
                    starts.get(at), created[at], solved[at], anyBounds[at] < now ? open : null, attainment(at)));
        }
        return points;
    }

    private Map<Target, Double> attainment(int at) {
        var shares = new EnumMap<Target, Double>(Target.class);
        for (var target : Target.values()) {
            var promises = decided[target.ordinal()][at];
            if (promises > 0) {
                shares.put(target, (double) met[target.ordinal()][at] / promises);
            }
        }
        return shares;
    }
}
