package io.guichet.intake;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guichet.problem.BadInput;
import io.guichet.web.RetryableTransaction;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.altcha.altcha.Altcha;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proof-of-work captcha (ALTCHA): a challenge costs the browser a few seconds of computation and admits one request. It
 * contacts no third party and identifies nobody.
 */
@Component
public class CaptchaChallenges {

    /** Validity of a challenge. */
    static final Duration VALIDITY = Duration.ofMinutes(10);

    /** Maximum number of attempts: about three seconds on a slow phone. */
    static final long MAX_NUMBER = 50_000;

    private static final int SECRET_BYTES = 32;
    private static final int MAX_SOLUTION_LENGTH = 4_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;
    private final Clock clock;

    CaptchaChallenges(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A challenge in the format of the browser widget. */
    public record CaptchaChallenge(String algorithm, String challenge, Long maxnumber, String salt, String signature) {}

    @RetryableTransaction
    public CaptchaChallenge create() {
        var options = new Altcha.ChallengeOptions();
        options.algorithm = Altcha.Algorithm.SHA256;
        options.secureRandomNumber = true;
        options.hmacKey = secret();
        options.maxNumber = MAX_NUMBER;
        options.expires = clock.instant().plus(VALIDITY).getEpochSecond();
        try {
            var challenge = Altcha.createChallenge(options);
            return new CaptchaChallenge(
                    challenge.algorithm, challenge.challenge, challenge.maxnumber, challenge.salt, challenge.signature);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot create a captcha challenge", e);
        }
    }

    /**
     * Verifies a solution and marks it as used, in the transaction of the request that it admits.
     *
     * @param solution payload of the widget, or null
     * @return whether it solves an unexpired challenge of this desk that was not used before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean verify(String solution) {
        var now = clock.instant();
        var payload = read(solution).filter(this::isValid);
        var expires = payload.flatMap(CaptchaChallenges::expiry);
        if (expires.isEmpty() || expires.get().isBefore(now) || isUsed(payload.get().challenge)) {
            return false;
        }
        markUsed(payload.get().challenge, expires.get(), now);
        return true;
    }

    /** Uses the solution up. @throws BadInput that names the field, unless the solution is valid */
    @Transactional(propagation = Propagation.MANDATORY)
    public void require(String field, String solution) {
        if (!verify(solution)) {
            throw new BadInput(field, "must be the unused solution of a captcha challenge");
        }
    }

    private static Optional<Altcha.Payload> read(String solution) {
        if (solution == null || solution.isBlank() || solution.length() > MAX_SOLUTION_LENGTH) {
            return Optional.empty();
        }
        try {
            var json = JSON.readTree(Base64.getDecoder().decode(solution.strip()));
            var payload = new Altcha.Payload();
            payload.algorithm = json.path("algorithm").asText();
            payload.challenge = json.path("challenge").asText();
            payload.number = json.path("number").asLong(-1);
            payload.salt = json.path("salt").asText();
            payload.signature = json.path("signature").asText();
            return Optional.of(payload);
        } catch (java.io.IOException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private boolean isValid(Altcha.Payload payload) {
        try {
            return Altcha.verifySolution(payload, secret(), false);
        } catch (Exception invalid) {
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

    /** The secret; generated on first use. */
    private String secret() {
        return db.sql("select secret from captcha_key")
                .query(String.class)
                .optional()
                .orElseGet(this::createSecret);
    }

    private String createSecret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        var secret = HexFormat.of().formatHex(bytes);
        db.sql("insert into captcha_key (id, secret) values (1, :secret)")
                .param("secret", secret)
                .update();
        return secret;
    }

    private boolean isUsed(String challenge) {
        return db.sql("select count(*) from used_captcha_challenge where challenge = :challenge")
                        .param("challenge", challenge)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Also deletes expired challenges, which are rejected anyway. */
    private void markUsed(String challenge, Instant expires, Instant now) {
        db.sql("delete from used_captcha_challenge where expires_at < :now")
                .param("now", now)
                .update();
        db.sql("insert into used_captcha_challenge (challenge, expires_at) values (:challenge, :expires)")
                .param("challenge", challenge)
                .param("expires", expires)
                .update();
    }
}
