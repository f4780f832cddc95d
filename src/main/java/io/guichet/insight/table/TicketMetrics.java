package io.guichet.insight.table;

import io.guichet.access.StaffMember;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Target;
import java.util.List;

/**
 * All metrics of one ticket. A million of them are kept in memory as bytes ({@code PackedTickets}). Instants are milliseconds since 1970, and {@link #NEVER}
 * where there is none.
 *
 * @param merged whether it was merged into another ticket, which counts instead
 * @param selfService whether it began as a question with a search for answers
 * @param startedAt receipt, or the payment of a paid request
 * @param receivedHour hour of the week of the receipt in the brand's zone; 0 is Monday 00:00
 * @param tags in alphabetical order
 * @param solvedAt when the solution that holds was announced
 * @param resolution from the start to the solution that holds; null without one
 * @param staffMessages public replies and internal notes of staff
 * @param clocks runs with a target, oldest first
 */
public record TicketMetrics(
        String number,
        String brand,
        String plan,
        String servicePackage,
        String priority,
        String requestType,
        String team,
        String channel,
        String language,
        String status,
        List<String> tags,
        boolean restricted,
        boolean merged,
        boolean selfService,
        long receivedAt,
        long startedAt,
        int receivedHour,
        long solvedAt,
        long closedAt,
        Lapse resolution,
        int staffMessages,
        WaitedTimes waited,
        List<ResponseMetrics> responses,
        List<SolutionMetrics> solutions,
        List<ClockMetrics> clocks) {

    public static final long NEVER = Long.MAX_VALUE;

    public TicketMetrics {
        tags = List.copyOf(tags);
        responses = List.copyOf(responses);
        solutions = List.copyOf(solutions);
        clocks = List.copyOf(clocks);
    }

    /** Whether nothing about it depends on the present any more: it is closed, no clock goes on, and it waits for nobody. */
    public boolean isSettled() {
        return closedAt != NEVER
                && waited.party() == WaitingParty.NOBODY
                && clocks.stream().allMatch(clock -> clock.stoppedAt() != NEVER);
    }

    /** Whether that reader may see the ticket: a restricted one is for its team alone. */
    public boolean isVisibleTo(StaffMember staff) {
        return !restricted || team != null && staff.belongsTo(team);
    }

    /**
     * A response to the request (ordinal 1) or to the oldest customer's message without a reply.
     *
     * @param author user id
     */
    public record ResponseMetrics(int ordinal, long askedAt, long answeredAt, Lapse lapse, String author) {}

    /**
     * A solution with its survey.
     *
     * @param reopenedAt when the ticket was reopened; {@code NEVER} while the solution holds
     * @param sentAt when its survey was sent; {@code NEVER} for none and for a withdrawn one
     * @param score 1 to 5; 0 without a rating
     * @param author user id of the author of the newest public reply before it; null without any
     */
    public record SolutionMetrics(
            int solution,
            long solvedAt,
            long reopenedAt,
            long sentAt,
            long ratedAt,
            int score,
            boolean commented,
            String author) {

        public boolean isReopened() {
            return reopenedAt != NEVER;
        }

        public boolean isRated() {
            return score > 0;
        }
    }

    /**
     * A run of a clock.
     *
     * @param promised amount of the target, such as {@code PT4H}; null before a rebuild has computed it
     * @param breachAt when its target was breached, or will be if it goes on running; {@code NEVER} if it stopped or paused in time
     * @param usedShare share of the promised time that had been counted when it stopped or paused; {@code NaN} while it runs, and
     *     where nothing was promised
     * @param promisedTime the whole promise in the target's calendar; of running clocks alone, otherwise null
     */
    public record ClockMetrics(
            long runId,
            Target target,
            TargetKind kind,
            TargetUnit unit,
            String promised,
            long startedAt,
            long breachAt,
            long stoppedAt,
            boolean paused,
            float usedShare,
            PromisedTime promisedTime) {

        public ClockOutcome outcome(long now) {
            return ClockOutcome.of(breachAt, stoppedAt, paused, now);
        }
    }

    /**
     * Seconds of a promise with the calendar in which they count.
     *
     * @param hours opening hours; null for elapsed time, as are zone and holidays
     * @param holidays null for none
     */
    public record PromisedTime(int seconds, String hours, String zone, String holidays) {}

    /** What has become of a promise. */
    public enum ClockOutcome {
        /** Stopped in time. */
        MET,
        /** Stopped late, or running and overdue. */
        MISSED,
        /** Running or paused, and not overdue. */
        RUNNING;

        public static ClockOutcome of(long breachAt, long stoppedAt, boolean paused, long now) {
            var open = stoppedAt == NEVER;
            if (open && !paused ? breachAt < now : breachAt != NEVER) {
                return MISSED;
            }
            return open ? RUNNING : MET;
        }
    }

    /**
     * Elapsed seconds by the side for which the ticket waited, until the instant since which it waits for the present one.
     *
     * @param party the present one
     */
    public record WaitedTimes(
            int support, int customer, int specialist, int developer, int thirdParty, WaitingParty party, long since) {

        /** Seconds up to that instant; 0 for {@code NOBODY}. */
        public long seconds(WaitingParty waitedFor, long until) {
            var before =
                    switch (waitedFor) {
                        case SUPPORT -> support;
                        case CUSTOMER -> customer;
                        case SPECIALIST -> specialist;
                        case DEVELOPER -> developer;
                        case THIRD_PARTY -> thirdParty;
                        case NOBODY -> 0;
                    };
            var present = waitedFor == party && party != WaitingParty.NOBODY ? Math.max(0, until - since) / 1000 : 0;
            return before + present;
        }
    }
}
