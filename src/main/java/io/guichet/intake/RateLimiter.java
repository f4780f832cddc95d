package io.guichet.intake;

import io.guichet.problem.TooManyRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Token bucket per client address: a minute's worth of calls, refilled continuously. The least recently seen addresses
 * are evicted first.
 */
@Component
public class RateLimiter {

    static final int MAX_ADDRESSES = 10_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final Duration refillInterval;
    private final Clock clock;

    /** Instant at which an address has all its tokens back. */
    private final Map<String, Instant> refilledAt = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    @Autowired
    RateLimiter(QuestionSettings settings, Clock clock) {
        this(settings.perMinute(), clock);
    }

    /** A limiter with its own buckets, independent of the one for questions. */
    public RateLimiter(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.refillInterval = MINUTE.dividedBy(perMinute);
        this.clock = clock;
    }

    /** Takes one token of this address, or throws {@link TooManyRequests} with the time until the next one. */
    public synchronized void tryAcquire(String address) {
        var now = clock.instant();
        var key = network(address);
        var refilled = refilledAt.getOrDefault(key, now);
        var next = (refilled.isBefore(now) ? now : refilled).plus(refillInterval);
        var retryAfter = Duration.between(now.plus(refillInterval.multipliedBy(perMinute)), next);
        if (retryAfter.compareTo(Duration.ZERO) > 0) {
            throw new TooManyRequests(
                    "Rate limit of %d requests per minute exceeded; try again later.".formatted(perMinute), retryAfter);
        }
        refilledAt.put(key, next);
    }

    /** Number of addresses that are tracked. */
    synchronized int trackedAddresses() {
        return refilledAt.size();
    }

    /** An IPv6 address counts as its /64 network, which a client controls as a whole. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        var groups = address.split(":");
        return String.join(":", java.util.Arrays.asList(groups).subList(0, Math.min(4, groups.length)));
    }
}
