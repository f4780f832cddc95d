package io.guichet.intake;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.http.Command;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.altcha.altcha.Altcha;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * "I am not a robot": a riddle that costs a browser a few seconds of work, and lets one request through. Nobody else is
 * asked, and nothing is learnt of who solved it.
 */
@Component
public class Riddles {

    /** How long a riddle may be solved. */
    static final Duration VALID = Duration.ofMinutes(10);

    /** How many tries a browser needs at most: about three seconds of a slow phone. */
    static final long TRIES = 50_000;

    private static final int LONGEST_SOLUTION = 4_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RiddleStore store;
    private final Clock clock;

    Riddles(RiddleStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A riddle, as the browser's widget takes it. */
    public record Riddle(String algorithm, String challenge, Long maxnumber, String salt, String signature) {}

    @Command
    public Riddle ask() {
        var options = new Altcha.ChallengeOptions();
        options.algorithm = Altcha.Algorithm.SHA256;
        options.secureRandomNumber = true;
        options.hmacKey = store.secret();
        options.maxNumber = TRIES;
        options.expires = clock.instant().plus(VALID).getEpochSecond();
        try {
            var drawn = Altcha.createChallenge(options);
            return new Riddle(drawn.algorithm, drawn.challenge, drawn.maxnumber, drawn.salt, drawn.signature);
        } catch (Exception e) {
            throw new IllegalStateException("no riddle can be made", e);
        }
    }

    /**
     * Uses a solution up, in the transaction of what it lets through.
     *
     * @param solution what the widget sent, or null
     * @return whether it solves a riddle of ours that has not expired and let nobody through before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean passes(String solution) {
        var now = clock.instant();
        var solved = read(solution).filter(this::isRight);
        var expires = solved.flatMap(Riddles::expiry);
        if (expires.isEmpty() || expires.get().isBefore(now) || store.isUsed(solved.get().challenge)) {
            return false;
        }
        store.use(solved.get().challenge, expires.get(), now);
        return true;
    }

    private static Optional<Altcha.Payload> read(String solution) {
        if (solution == null || solution.isBlank() || solution.length() > LONGEST_SOLUTION) {
            return Optional.empty();
        }
        try {
            var sent = JSON.readTree(Base64.getDecoder().decode(solution.strip()));
            var payload = new Altcha.Payload();
            payload.algorithm = sent.path("algorithm").asText();
            payload.challenge = sent.path("challenge").asText();
            payload.number = sent.path("number").asLong(-1);
            payload.salt = sent.path("salt").asText();
            payload.signature = sent.path("signature").asText();
            return Optional.of(payload);
        } catch (java.io.IOException | IllegalArgumentException notOfTheWidget) {
            return Optional.empty();
        }
    }

    private boolean isRight(Altcha.Payload payload) {
        try {
            return Altcha.verifySolution(payload, store.secret(), false);
        } catch (Exception notOurs) {
            return false;
        }
    }

    private static Optional<Instant> expiry(Altcha.Payload payload) {
        try {
            return Optional.ofNullable(Altcha.extractParams(payload.salt).get("expires"))
                    .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
        } catch (Exception unreadable) {
            return Optional.empty();
        }
    }
}
