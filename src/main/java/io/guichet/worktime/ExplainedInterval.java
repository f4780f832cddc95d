package io.guichet.worktime;

import java.time.Instant;

/**
 * A part of time and whether it counted.
 *
 * @param reason why: open, closed, a holiday, or a pause
 * @param detail the holiday's name or what the hours say about it; null when there is nothing to add
 */
public record ExplainedInterval(Instant from, Instant to, IntervalReason reason, String detail) {

    /** Why time counts or does not. */
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
