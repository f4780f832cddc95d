package io.guichet.sla;

import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one run of one clock of a ticket shows at one moment. Instants are UTC, durations in the promise's own unit of time.
 *
 * @param due when the promise falls due; null when nothing is promised, and while the clock stands still
 * @param remaining what is left until then, negative when overdue; null when nothing is promised or the clock was stopped
 * @param stoppedAt when the promise was fulfilled or given up; null until then
 * @param run what it is read off
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

    /** How the promise stands. */
    public enum SlaState {
        ON_TIME,
        AT_RISK,
        OVERDUE,
        PAUSED,
        MET,
        MISSED,
        /** Nothing was promised. */
        NONE
    }

    /** Every line of this run, as they were written. */
    public List<LedgerEntry> ledger() {
        return clock.allEntries();
    }

    public boolean isOpen() {
        return stoppedAt == null;
    }

    /** @param riskFrom the instant from which the promise is at risk; needed while it runs only */
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
