package io.guichet.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Makes rate limiters, whose token buckets all nodes share or each node keeps for itself. */
@Component
public class RateLimiters {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Bounds the memory of a limiter that each node keeps for itself. */
    static final int MAX_LOCAL_BUCKETS = 10_000;

    private final JdbcBuckets sharedBuckets;
    private final TimeMeter time;

    RateLimiters(JdbcBuckets sharedBuckets, Clock clock) {
        this.sharedBuckets = sharedBuckets;
        this.time = timeOf(clock);
    }

    /** A limit that all nodes count together, in the database. @param name unique among the shared limits */
    public RateLimiter shared(String name, int perMinute) {
        var configuration =
                BucketConfiguration.builder().addLimit(bandwidth(perMinute)).build();
        return new RateLimiter(perMinute, network -> sharedBuckets.getProxy(name + " " + network, () -> configuration));
    }

    /**
     * A limit on attempts that all nodes count together.
     *
     * @param name unique among the shared limits
     * @param windows number of attempts by window
     */
    public AttemptLimiter attempts(String name, Map<Duration, Integer> windows) {
        return new AttemptLimiter(name, sharedBuckets, windows);
    }

    /** A limit that each node counts for itself and that writes nothing. */
    public RateLimiter local(int perMinute) {
        return local(perMinute, time);
    }

    static RateLimiter local(int perMinute, TimeMeter time) {
        var buckets = Caffeine.newBuilder()
                .maximumSize(MAX_LOCAL_BUCKETS)
                .<String, Bucket>build(network -> Bucket.builder()
                        .addLimit(bandwidth(perMinute))
                        .withCustomTimePrecision(time)
                        .build());
        return new RateLimiter(perMinute, buckets::get);
    }

    private static Bandwidth bandwidth(int perMinute) {
        return bandwidth(perMinute, MINUTE);
    }

    static Bandwidth bandwidth(int requests, Duration window) {
        return Bandwidth.builder()
                .capacity(requests)
                .refillGreedy(requests, window)
                .build();
    }

    static TimeMeter timeOf(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
