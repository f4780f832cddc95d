package io.guichet.worktime;

import java.time.Instant;

/**
 * A half-open interval with the reason why it counts or not.
 *
 * @param reason open, closed, holiday or pause
 * @param detail name of the holiday or comment of the rule; null for none
 */
public record ExplainedInterval(Instant from, Instant to, IntervalReason reason, String detail) {

    /** Why an interval counts or not. */
    public enum IntervalReason {
        OPEN,
        CLOSED,
        HOLIDAY,
        PAUSED
    }

    public boolean counted() {
        return reason == IntervalReason.OPEN;
    }
}
