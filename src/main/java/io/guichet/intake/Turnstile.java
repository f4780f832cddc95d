package io.guichet.intake;

import io.guichet.http.TooManyRequests;
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
public class Turnstile {

    static final int ADDRESSES = 10_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final Duration perTurn;
    private final Clock clock;

    /** When all turns of an address will have come back. */
    private final Map<String, Instant> fullAgain = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > ADDRESSES;
        }
    };

    @Autowired
    Turnstile(QuestionSettings settings, Clock clock) {
        this(settings.perMinute(), clock);
    }

    /** A turnstile of its own, beside the one through which questions come. */
    public Turnstile(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.perTurn = MINUTE.dividedBy(perMinute);
        this.clock = clock;
    }

    /** Takes one turn of this address, or throws {@link TooManyRequests} that says when the next one comes back. */
    public synchronized void enter(String address) {
        var now = clock.instant();
        var who = network(address);
        var full = fullAgain.getOrDefault(who, now);
        var after = (full.isBefore(now) ? now : full).plus(perTurn);
        var wait = Duration.between(now.plus(perTurn.multipliedBy(perMinute)), after);
        if (wait.compareTo(Duration.ZERO) > 0) {
            throw new TooManyRequests(
                    "At most %d calls a minute are answered here; try again a little later.".formatted(perMinute),
                    wait);
        }
        fullAgain.put(who, after);
    }

    /** How many addresses are remembered. */
    synchronized int remembered() {
        return fullAgain.size();
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
