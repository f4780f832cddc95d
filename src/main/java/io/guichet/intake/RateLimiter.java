package io.guichet.intake;

import io.guichet.problem.RateLimitExceeded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets so many calls a minute in from one address. Each address has a minute's worth of turns, which come back one by one;
 * addresses that were not seen for longest are forgotten first.
 */
@Component
public class RateLimiter {

    static final int MAX_ADDRESSES = 10_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final Duration refillInterval;
    private final Clock clock;

    /** When all turns of an address will have come back. */
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

    /** A turnstile of its own, beside the one through which questions come. */
    public RateLimiter(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.refillInterval = MINUTE.dividedBy(perMinute);
        this.clock = clock;
    }

    /** Takes one turn of this address, or throws {@link RateLimitExceeded} that says when the next one comes back. */
    public synchronized void tryAcquire(String address) {
        var now = clock.instant();
        var key = network(address);
        var refilled = refilledAt.getOrDefault(key, now);
        var next = (refilled.isBefore(now) ? now : refilled).plus(refillInterval);
        var retryAfter = Duration.between(now.plus(refillInterval.multipliedBy(perMinute)), next);
        if (retryAfter.compareTo(Duration.ZERO) > 0) {
            throw new RateLimitExceeded(
                    "Rate limit of %d requests per minute exceeded; try again later.".formatted(perMinute), retryAfter);
        }
        refilledAt.put(key, next);
    }

    /** How many addresses are remembered. */
    synchronized int trackedAddresses() {
        return refilledAt.size();
    }

    /** Whoever has one IPv6 address has the whole network of its first four groups. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        var groups = address.split(":");
        return String.join(":", java.util.Arrays.asList(groups).subList(0, Math.min(4, groups.length)));
    }
}
