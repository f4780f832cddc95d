package io.guichet.web;

import io.github.bucket4j.Bucket;
import io.guichet.problem.RateLimitExceeded;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;

/** Limits the requests per minute of one network address; used-up requests come back one by one. */
public final class RateLimiter {

    private static final int IPV6_NETWORK_GROUPS = 4;

    private final int perMinute;
    private final Function<String, Bucket> buckets;

    /** @param buckets the token bucket of a network, with a capacity of {@code perMinute} */
    RateLimiter(int perMinute, Function<String, Bucket> buckets) {
        this.perMinute = perMinute;
        this.buckets = buckets;
    }

    /** @throws RateLimitExceeded when the address has used up its requests; it says when the next one comes back */
    public void tryAcquire(String address) {
        var probe = buckets.apply(network(address)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RateLimitExceeded(
                    "Rate limit of %d requests per minute exceeded; try again later.".formatted(perMinute),
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** The owner of one IPv6 address has all addresses that share its first four groups. */
    public static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        var groups = address.split(":");
        return String.join(":", Arrays.asList(groups).subList(0, Math.min(IPV6_NETWORK_GROUPS, groups.length)));
    }
}
