package io.guichet.insight;

import static io.guichet.insight.TicketMetrics.NEVER;

import io.guichet.insight.TicketMetrics.ClockMetrics;
import io.guichet.insight.TicketMetrics.SolutionMetrics;
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
record MetricSelection(
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

    static MetricSelection of(MetricSet set) {
        return new MetricSelection(set, null, null, null, null);
    }

    MetricSelection(MetricSet set, Target target, TargetKind kind, BacklogAge age, Integer hour) {
        this(set, target, kind, age, hour, null, null);
    }

    /** Ratings with that score alone. */
    static MetricSelection rated(int score) {
        return new MetricSelection(MetricSet.RATED, null, null, null, null, score, null);
    }

    /** What that agent has written, or solved, of it; restricted tickets are left out. Throws {@link BadInput} for other sets. */
    MetricSelection by(String author) {
        if (!BY_AGENT.contains(set)) {
            throw new BadInput("agent", "is of responses, solutions and surveys only");
        }
        return new MetricSelection(set, target, kind, age, hour, score, author);
    }

    private boolean isBySelected(String author) {
        return agent == null || agent.equals(author);
    }

    /** Takes what a number counts. */
    interface Collector {

        /**
         * @param at instant of the occurrence in milliseconds since 1970
         * @param lapse how long it took; null where nothing is measured
         */
        void add(TicketMetrics ticket, long at, Lapse lapse);
    }

    /** Gives the collector each occurrence in the window, of a ticket that the query admits. */
    void collect(TicketMetrics ticket, MetricWindow window, Collector collector) {
        if ((agent != null || score != null) && ticket.restricted()) {
            return;
        }
        switch (set) {
            case CREATED -> {
                if (window.contains(ticket.receivedAt()) && (hour == null || isReceivedInHour(ticket))) {
                    collector.add(ticket, ticket.receivedAt(), null);
                }
            }
            case SOLVED -> {
                if (window.contains(ticket.solvedAt())) {
                    collector.add(ticket, ticket.solvedAt(), ticket.resolution());
                }
            }
            case BACKLOG -> {
                if (ticket.isOpenAt(window.end())
                        && (age == null || age == BacklogAge.of(window.end() - ticket.receivedAt()))) {
                    collector.add(ticket, ticket.receivedAt(), null);
                }
            }
            case FIRST_RESPONSE, NEXT_RESPONSE -> {
                for (var response : ticket.responses()) {
                    if (window.contains(response.answeredAt())
                            && isBySelected(response.author())
                            && (response.ordinal() == 1) == (set == MetricSet.FIRST_RESPONSE)) {
                        collector.add(ticket, response.answeredAt(), response.lapse());
                    }
                }
            }
            case SOLUTIONS, REOPENED, SURVEYED, RATED, SATISFIED, COMMENTED -> {
                for (var solution : ticket.solutions()) {
                    var at = instant(solution);
                    if (at != NEVER && window.contains(at) && isBySelected(solution.author())) {
                        collector.add(ticket, at, null);
                    }
                }
            }
            case MET, MISSED, RUNNING -> {
                if (window.contains(ticket.receivedAt())) {
                    for (var clock : ticket.clocks()) {
                        if (isSelected(clock, window.now())) {
                            collector.add(ticket, clock.startedAt(), null);
                        }
                    }
                }
            }
        }
    }

    /** Without restricted tickets: an hour would tell when one was received. */
    private boolean isReceivedInHour(TicketMetrics ticket) {
        return hour == ticket.receivedHour() && !ticket.restricted();
    }

    /** The instant that decides about the period; {@code NEVER} if the set does not count the solution. */
    private long instant(SolutionMetrics solution) {
        return switch (set) {
            case SOLUTIONS -> solution.solvedAt();
            case REOPENED -> solution.isReopened() ? solution.solvedAt() : NEVER;
            case SURVEYED -> solution.sentAt();
            case RATED ->
                solution.isRated() && (score == null || score == solution.score()) ? solution.sentAt() : NEVER;
            case SATISFIED -> solution.score() >= SATISFIED_SCORE ? solution.sentAt() : NEVER;
            default -> solution.commented() ? solution.sentAt() : NEVER;
        };
    }

    private boolean isSelected(ClockMetrics clock, long now) {
        return (target == null || target == clock.target())
                && (kind == null || kind == clock.kind())
                && clock.outcome(now) == set.clockOutcome();
    }
}
