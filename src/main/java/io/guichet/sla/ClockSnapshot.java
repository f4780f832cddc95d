package io.guichet.sla;

import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * State of one run of a clock at one instant. Instants are UTC, durations are in the target's own calendar.
 *
 * @param due due date; null without a target and while paused
 * @param remaining remaining time, negative if overdue; null without a target or if stopped
 * @param stoppedAt instant at which the target was fulfilled or given up, or null
 * @param clock the run
 */
public record ClockSnapshot(
        Target target,
        SlaTarget.TargetKind kind,
        SlaTarget.TargetUnit unit,
        String amount,
        SlaTarget.StopEvent stopsOn,
        SlaState state,
        Instant startedAt,
        Instant due,
        Duration remaining,
        Instant stoppedAt,
        TicketClock clock) {

    /** State of a target. */
    public enum SlaState {
        ON_TIME,
        AT_RISK,
        OVERDUE,
        PAUSED,
        MET,
        MISSED,
        /** There is no target. */
        NONE
    }

    /** All entries of this run in the order of recording. */
    public List<LedgerEntry> ledger() {
        return clock.allEntries();
    }

    public boolean isOpen() {
        return stoppedAt == null;
    }

    /** @param atRiskFrom instant from which the target is at risk; needed only while it runs */
    static ClockSnapshot of(TicketClock clock, Instant now, Optional<Instant> atRiskFrom) {
        var slaTarget = clock.slaTarget();
        return new ClockSnapshot(
                clock.target(),
                slaTarget.kind(),
                slaTarget.unit(),
                slaTarget.amount(),
                slaTarget.stopsOn(),
                state(clock, now, atRiskFrom),
                clock.startedAt(),
                clock.due().orElse(null),
                clock.isOpen() ? clock.remaining(now).orElse(null) : null,
                clock.stoppedAt().orElse(null),
                clock);
    }

    private static SlaState state(TicketClock clock, Instant now, Optional<Instant> atRiskFrom) {
        if (clock.deadline().isEmpty()) {
            return SlaState.NONE;
        }
        return switch (clock.state()) {
            case STOPPED -> clock.isBreached(now) ? SlaState.MISSED : SlaState.MET;
            case PAUSED -> SlaState.PAUSED;
            case RUNNING -> {
                if (clock.isBreached(now)) {
                    yield SlaState.OVERDUE;
                }
                yield atRiskFrom.filter(from -> !from.isAfter(now)).isPresent() ? SlaState.AT_RISK : SlaState.ON_TIME;
            }
        };
    }
}
