package io.guichet.problem;

import java.time.Duration;

/** More requests than a rate limit allows. */
public class RateLimitExceeded extends RuntimeException {

    private final Duration retryAfter;

    public RateLimitExceeded(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** The time until the next request is allowed. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
