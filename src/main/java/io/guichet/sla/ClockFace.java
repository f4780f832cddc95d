package io.guichet.sla;

import io.guichet.policy.Promised;
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
public record ClockFace(
        Target target,
        Promised.Kind kind,
        Promised.Unit unit,
        String amount,
        Promised.StopsOn stopsOn,
        State state,
        Instant startedAt,
        Instant due,
        Duration remaining,
        Instant stoppedAt,
        TicketClock run) {

    /** How the promise stands. */
    public enum State {
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
    public List<ClockEntry> ledger() {
        return run.lines();
    }

    public boolean isOpen() {
        return stoppedAt == null;
    }

    /** @param riskFrom the instant from which the promise is at risk; needed while it runs only */
    static ClockFace of(TicketClock run, Instant now, Optional<Instant> riskFrom) {
        var promised = run.promised();
        return new ClockFace(
                run.target(),
                promised.kind(),
                promised.unit(),
                promised.amount(),
                promised.stopsOn(),
                state(run, now, riskFrom),
                run.startedAt(),
                run.due().orElse(null),
                run.isOpen() ? run.remaining(now).orElse(null) : null,
                run.stoppedAt().orElse(null),
                run);
    }

    private static State state(TicketClock run, Instant now, Optional<Instant> riskFrom) {
        if (run.deadline().isEmpty()) {
            return State.NONE;
        }
        return switch (run.state()) {
            case STOPPED -> run.isBroken(now) ? State.MISSED : State.MET;
            case PAUSED -> State.PAUSED;
            case RUNNING -> {
                if (run.isBroken(now)) {
                    yield State.OVERDUE;
                }
                yield riskFrom.filter(from -> !from.isAfter(now)).isPresent() ? State.AT_RISK : State.ON_TIME;
            }
        };
    }
}
