package io.guichet.web;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConfigurationBuilder;
import java.time.Duration;
import java.util.Map;

/**
 * Limits attempts of one kind, such as wrong passwords, by several windows at once: the more attempts were made, the
 * longer is the wait until the next one. No wait is longer than the longest window divided by its number of attempts.
 */
public final class AttemptLimiter {

    private final String name;
    private final JdbcBuckets buckets;
    private final BucketConfiguration configuration;

    /** @param windows number of attempts by window */
    AttemptLimiter(String name, JdbcBuckets buckets, Map<Duration, Integer> windows) {
        this.name = name;
        this.buckets = buckets;
        var builder = new ConfigurationBuilder();
        windows.forEach((window, attempts) -> builder.addLimit(RateLimiters.bandwidth(attempts, window)));
        this.configuration = builder.build();
    }

    /** Counts an attempt. @return the time to wait, and nothing was counted; zero if the attempt is allowed */
    public Duration tryAcquire(String key) {
        var probe = buckets.getProxy(bucket(key), () -> configuration).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** Gives an attempt back, because it did no harm. */
    public void release(String key) {
        buckets.getProxy(bucket(key), () -> configuration).addTokens(1);
    }

    /** Forgets all attempts. */
    public void reset(String key) {
        buckets.removeProxy(bucket(key));
    }

    private String bucket(String key) {
        return name + " " + key;
    }
}
