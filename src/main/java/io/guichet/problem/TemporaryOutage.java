package io.guichet.problem;

import java.time.Duration;

/** A part of the application cannot answer yet; the same request will succeed later. */
public abstract class TemporaryOutage extends RuntimeException {

    private final Duration retryAfter;

    protected TemporaryOutage(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** The time after which the request may succeed. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
