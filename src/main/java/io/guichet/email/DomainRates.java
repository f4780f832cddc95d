package io.guichet.email;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How many e-mails this node sends to each domain: a bucket of tokens per domain, by the desk's clock. */
class DomainRates {

    /** A domain may get the e-mails of this time at once. */
    private static final Duration BURST = Duration.ofSeconds(10);

    private static final int MAX_DOMAINS = 10_000;

    private final double perMinute;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new HashMap<>();

    DomainRates(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    private record Bucket(double tokens, Instant at) {}

    /** Takes a token of the domain; false if it has none now. */
    boolean tryAcquire(String domain) {
        if (perMinute <= 0) {
            return true;
        }
        var now = clock.instant();
        var available = available(domain, now);
        if (available < 1) {
            return false;
        }
        if (buckets.size() >= MAX_DOMAINS) {
            buckets.keySet().removeIf(known -> available(known, now) >= capacity());
        }
        buckets.put(domain, new Bucket(available - 1, now));
        return true;
    }

    private double available(String domain, Instant now) {
        var bucket = buckets.get(domain);
        if (bucket == null) {
            return capacity();
        }
        var minutes = Duration.between(bucket.at, now).toMillis() / 60_000.0;
        return Math.min(capacity(), bucket.tokens + minutes * perMinute);
    }

    private double capacity() {
        return Math.max(1, perMinute * BURST.toMillis() / 60_000);
    }
}
