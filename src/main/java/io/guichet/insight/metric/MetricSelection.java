package io.guichet.insight.metric;

import static io.guichet.insight.table.TicketMetrics.NEVER;

import io.guichet.insight.packed.ClockCursor;
import io.guichet.insight.packed.SolutionCursor;
import io.guichet.insight.packed.TicketCursor;
import io.guichet.insight.packed.WordTable;
import io.guichet.insight.period.MetricWindow;
import io.guichet.insight.table.Lapse;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one number counts. The number and its list of tickets come from {@link #collect}, so that they agree.
 *
 * @param target of clocks only; null for all
 * @param kind of clocks only; null for all
 * @param age of the backlog only; null for all
 * @param hour hour of the week of the receipt; null for all
 * @param score of ratings only, 1 to 5; null for all
 * @param agent user id of the author of responses and solutions; null for all
 */
public record MetricSelection(
        MetricSet set, Target target, TargetKind kind, BacklogAge age, Integer hour, Integer score, String agent) {

    private static final int SATISFIED_SCORE = 4;

    private static final Set<MetricSet> BY_AGENT = EnumSet.of(
            MetricSet.FIRST_RESPONSE,
            MetricSet.NEXT_RESPONSE,
            MetricSet.SOLUTIONS,
            MetricSet.REOPENED,
            MetricSet.SURVEYED,
            MetricSet.RATED,
            MetricSet.SATISFIED,
            MetricSet.COMMENTED);

    public static MetricSelection of(MetricSet set) {
        return new MetricSelection(set, null, null, null, null);
    }

    public MetricSelection(MetricSet set, Target target, TargetKind kind, BacklogAge age, Integer hour) {
        this(set, target, kind, age, hour, null, null);
    }

    /** Ratings with that score alone. */
    public static MetricSelection rated(int score) {
        return new MetricSelection(MetricSet.RATED, null, null, null, null, score, null);
    }

    /** What that agent has written, or solved, of it; restricted tickets are left out. Throws {@link BadInput} for other sets. */
    public MetricSelection by(String author) {
        if (!BY_AGENT.contains(set)) {
            throw new BadInput("agent", "is of responses, solutions and surveys only");
        }
        return new MetricSelection(set, target, kind, age, hour, score, author);
    }

    /** Takes what a number counts. */
    interface Collector {

        /**
         * @param at instant of the occurrence in milliseconds since 1970
         * @param lapse how long it took; null where nothing is measured
         */
        void add(long at, Lapse lapse);
    }

    /** Gives the collector each occurrence in the window, of a ticket that the query admits. */
    void collect(TicketCursor ticket, MetricWindow window, Collector collector) {
        if ((agent != null || score != null) && ticket.isRestricted()) {
            return;
        }
        switch (set) {
            case CREATED -> {
                if (window.contains(ticket.receivedAt()) && (hour == null || isReceivedInHour(ticket))) {
                    collector.add(ticket.receivedAt(), null);
                }
            }
            case SOLVED -> {
                if (window.contains(ticket.solvedAt())) {
                    collector.add(ticket.solvedAt(), ticket.resolution());
                }
            }
            case BACKLOG -> {
                if (ticket.isOpenAt(window.end())
                        && (age == null || age == BacklogAge.of(window.end() - ticket.receivedAt()))) {
                    collector.add(ticket.receivedAt(), null);
                }
            }
            case FIRST_RESPONSE, NEXT_RESPONSE -> collectResponses(ticket, window, collector);
            case SOLUTIONS, REOPENED, SURVEYED, RATED, SATISFIED, COMMENTED ->
                collectSolutions(ticket, window, collector);
            case MET, MISSED, RUNNING -> {
                if (window.contains(ticket.receivedAt())) {
                    collectClocks(ticket.clocks(), window.now(), collector);
                }
            }
        }
    }

    /** Without restricted tickets: an hour would tell when one was received. */
    private boolean isReceivedInHour(TicketCursor ticket) {
        return hour == ticket.receivedHour() && !ticket.isRestricted();
    }

    private void collectResponses(TicketCursor ticket, MetricWindow window, Collector collector) {
        var responses = ticket.responses();
        for (int at = 0; at < responses.size(); at++) {
            if (window.contains(responses.answeredAt(at))
                    && (responses.ordinal(at) == 1) == (set == MetricSet.FIRST_RESPONSE)
                    && isBySelected(responses.author(at), ticket.words())) {
                collector.add(responses.answeredAt(at), responses.lapse(at));
            }
        }
    }

    private boolean isBySelected(int author, WordTable words) {
        return agent == null || agent.equals(words.get(author));
    }

    private void collectSolutions(TicketCursor ticket, MetricWindow window, Collector collector) {
        var solutions = ticket.solutions();
        for (int at = 0; at < solutions.size(); at++) {
            var instant = instant(solutions, at);
            if (instant != NEVER && window.contains(instant) && isBySelected(solutions.author(at), ticket.words())) {
                collector.add(instant, null);
            }
        }
    }

    /** The instant that decides about the period; {@code NEVER} if the set does not count the solution. */
    private long instant(SolutionCursor solutions, int at) {
        return switch (set) {
            case SOLUTIONS -> solutions.solvedAt(at);
            case REOPENED -> solutions.reopenedAt(at) == NEVER ? NEVER : solutions.solvedAt(at);
            case SURVEYED -> solutions.sentAt(at);
            case RATED ->
                solutions.score(at) > 0 && (score == null || score == solutions.score(at))
                        ? solutions.sentAt(at)
                        : NEVER;
            case SATISFIED -> solutions.score(at) >= SATISFIED_SCORE ? solutions.sentAt(at) : NEVER;
            default -> solutions.isCommented(at) ? solutions.sentAt(at) : NEVER;
        };
    }

    private void collectClocks(ClockCursor clocks, long now, Collector collector) {
        for (int at = 0; at < clocks.size(); at++) {
            if ((target == null || target == clocks.target(at))
                    && (kind == null || kind == clocks.kind(at))
                    && clocks.outcome(at, now) == set.clockOutcome()) {
                collector.add(clocks.startedAt(at), null);
            }
        }
    }
}
