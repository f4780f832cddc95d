package io.guichet.portal;

import io.guichet.problem.RateLimitExceeded;
import io.guichet.web.AttemptLimiter;
import io.guichet.web.RateLimiter;
import io.guichet.web.RateLimiters;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Limits the links by email that one sender asks for, whatever the addresses: each goes to somebody's mailbox. */
@Component
class SignInLinkLimits {

    private static final Map<Duration, Integer> PER_NETWORK = Map.of(Duration.ofHours(1), 100, Duration.ofDays(1), 500);

    private final AttemptLimiter network;

    SignInLinkLimits(RateLimiters limiters) {
        this.network = limiters.attempts("sign-in-link-network", PER_NETWORK);
    }

    /** @throws RateLimitExceeded when the sender has used up its links; it says when the next one comes back */
    void tryAcquire(String address) {
        var wait = network.tryAcquire(RateLimiter.network(address));
        if (!wait.isZero()) {
            throw new RateLimitExceeded("Too many links were asked for; try again later.", wait);
        }
    }
}
