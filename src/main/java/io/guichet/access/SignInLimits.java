package io.guichet.access;

import io.guichet.text.Digests;
import io.guichet.web.AttemptLimiter;
import io.guichet.web.RateLimiter;
import io.guichet.web.RateLimiters;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Limits the passwords that may be tried, per account and network, per account and per network (ADR 28). A browser in
 * which the user has signed in before has a limit of its own, so that nobody else can delay it.
 */
@Component
class SignInLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static final Map<Duration, Integer> PER_PAIR = Map.of(MINUTE, 5, HOUR, 30, DAY, 40);
    private static final Map<Duration, Integer> PER_ACCOUNT = Map.of(HOUR, 100, DAY, 400);
    private static final Map<Duration, Integer> PER_NETWORK = Map.of(MINUTE, 30, HOUR, 300);

    /** Five at once; then one in 12 seconds, in 2 minutes, in 36 minutes. */
    private final AttemptLimiter pair;

    /** From all networks together: more than one network may try, but a botnet learns nothing. */
    private final AttemptLimiter account;

    /** For all accounts together; an office behind one address has many people. */
    private final AttemptLimiter network;

    private final AttemptLimiter browser;

    /** Codes of second factors: a right password gives none of them back. */
    private final AttemptLimiter codePair;

    private final AttemptLimiter codeAccount;
    private final AttemptLimiter codeNetwork;

    /** With more attempts, six digits would be guessed within weeks. */
    private final AttemptLimiter codeBrowser;

    SignInLimits(RateLimiters limiters) {
        pair = limiters.attempts("sign-in-pair", PER_PAIR);
        account = limiters.attempts("sign-in-account", PER_ACCOUNT);
        network = limiters.attempts("sign-in-network", PER_NETWORK);
        browser = limiters.attempts("sign-in-browser", Map.of(MINUTE, 10));
        codePair = limiters.attempts("code-pair", PER_PAIR);
        codeAccount = limiters.attempts("code-account", PER_ACCOUNT);
        codeNetwork = limiters.attempts("code-network", PER_NETWORK);
        codeBrowser = limiters.attempts("code-browser", Map.of(MINUTE, 10, HOUR, 60, DAY, 200));
    }

    /**
     * Counts an attempt before the password is checked, so that simultaneous attempts count as well.
     *
     * @param knownBrowser id of the browser if the user has signed in with it before; else null
     * @throws SignInDelayed if the limits allow no attempt now
     */
    Attempt begin(String user, String address, String knownBrowser) {
        var attempt = new Attempt();
        if (knownBrowser != null) {
            attempt.count(browser, Digests.shortHash(user + " " + knownBrowser));
        } else {
            attempt.count(user, address, pair, account, network);
        }
        return attempt;
    }

    /** The same for the code of a second factor. */
    Attempt beginCode(String user, String address, String knownBrowser) {
        var attempt = new Attempt();
        if (knownBrowser != null) {
            attempt.count(codeBrowser, Digests.shortHash(user + " " + knownBrowser));
        } else {
            attempt.count(user, address, codePair, codeAccount, codeNetwork);
        }
        return attempt;
    }

    /** Counts an attempt to change a password, for which users enter their own. */
    Attempt beginPasswordChange(String user) {
        var attempt = new Attempt();
        attempt.count(browser, Digests.shortHash("password change of " + user));
        return attempt;
    }

    /** One counted attempt. */
    static final class Attempt {

        private record Counted(AttemptLimiter limiter, String key) {}

        private final Deque<Counted> counted = new ArrayDeque<>();

        private void count(
                String user, String address, AttemptLimiter pair, AttemptLimiter account, AttemptLimiter network) {
            var id = Digests.shortHash(user);
            var from = RateLimiter.network(address);
            count(pair, id + " " + from);
            count(account, id);
            count(network, from);
        }

        private void count(AttemptLimiter limiter, String key) {
            var wait = limiter.tryAcquire(key);
            if (!wait.isZero()) {
                counted.forEach(before -> before.limiter().release(before.key()));
                throw new SignInDelayed(wait);
            }
            counted.add(new Counted(limiter, key));
        }

        /** The password was right: forgets the wrong ones of this network or browser, and gives the others back. */
        void succeed() {
            var own = counted.removeFirst();
            own.limiter().reset(own.key());
            counted.forEach(other -> other.limiter().release(other.key()));
        }
    }
}
