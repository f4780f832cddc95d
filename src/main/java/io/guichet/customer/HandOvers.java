package io.guichet.customer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.guichet.brand.Brand;
import io.guichet.customer.HandOverRefused.Reason;
import io.guichet.text.Digests;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accepts hand-overs of the brands' products: JWTs signed with HMAC-SHA-256 (RFC 7519), for one brand, for minutes, each once.
 */
@Component
public class HandOvers {

    private static final int MAX_LENGTH = 4_000;
    private static final int MAX_ID_LENGTH = 200;

    private final HandOverKeys keys;
    private final HandOverSettings settings;
    private final Customers customers;
    private final CustomerTeams teams;
    private final JdbcClient db;
    private final Clock clock;

    HandOvers(
            HandOverKeys keys,
            HandOverSettings settings,
            Customers customers,
            CustomerTeams teams,
            JdbcClient db,
            Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.customers = customers;
        this.teams = teams;
        this.db = db;
        this.clock = clock;
    }

    /** Checks the token and uses it up; throws {@link HandOverRefused}. */
    public HandOver accept(Brand brand, String token) {
        var claims = check(brand, token);
        var handOver = HandOverClaims.read(brand, claims);
        use(brand, claims);
        return handOver;
    }

    /** Everything but whether it was used. */
    JWTClaimsSet check(Brand brand, String token) {
        var claims = verify(brand, token);
        checkTimes(claims);
        return claims;
    }

    /**
     * Records what the product says of the customer, and returns their id.
     *
     * @param language of a new customer for whom the product names none
     */
    @Transactional
    public long register(Brand brand, HandOver handOver, String language) {
        var known = customers.find(brand.id(), handOver.email()).isPresent();
        var newLanguage = handOver.language() == null ? language : handOver.language();
        var customer = customers.findOrCreate(brand, handOver.email(), handOver.name(), known ? null : newLanguage);
        if (handOver.team() != null && handOver.team().plan() != null) {
            teams.add(customer.id(), handOver.team());
        }
        return customer.id();
    }

    /** The algorithm is ours, not the header's: a token without signature or with another kind of key is refused. */
    private JWTClaimsSet verify(Brand brand, String token) {
        try {
            if (token.length() > MAX_LENGTH) {
                throw invalid("The token is too long.");
            }
            var jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())) {
                throw invalid("The algorithm is not HS256.");
            }
            var verifier = keys.find(brand.id(), jwt.getHeader().getKeyID())
                    .orElseThrow(() -> invalid("The brand has no such key."));
            if (!jwt.verify(verifier)) {
                throw invalid("The signature does not match.");
            }
            var claims = jwt.getJWTClaimsSet();
            if (!List.of(brand.id()).equals(claims.getAudience())) {
                throw invalid("The audience is not the brand.");
            }
            return claims;
        } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
            throw invalid("The token cannot be read.");
        }
    }

    private void checkTimes(JWTClaimsSet claims) {
        var now = clock.instant();
        var issued = instant(claims.getIssueTime(), "iat");
        var expires = instant(claims.getExpirationTime(), "exp");
        if (Duration.between(issued, expires).compareTo(settings.maxAge()) > 0) {
            throw invalid("The token is valid for too long.");
        }
        if (issued.isAfter(now.plus(settings.clockSkew()))
                || notBefore(claims).isAfter(now.plus(settings.clockSkew()))) {
            throw invalid("The token is not valid yet.");
        }
        if (!now.isBefore(expires.plus(settings.clockSkew()))) {
            throw new HandOverRefused(Reason.EXPIRED, "The token has expired.");
        }
    }

    /** A second use of the same id is refused, on every node. */
    private void use(Brand brand, JWTClaimsSet claims) {
        var id = claims.getJWTID();
        if (id == null || id.isBlank() || id.length() > MAX_ID_LENGTH) {
            throw invalid("The token has no usable jti.");
        }
        try {
            db.sql("insert into used_hand_over (token_hash, expires_at) values (:hash, :end)")
                    .param("hash", Digests.sha256(brand.id() + " " + id))
                    .param("end", claims.getExpirationTime().toInstant().plus(settings.clockSkew()))
                    .update();
        } catch (DuplicateKeyException used) {
            throw new HandOverRefused(Reason.USED, "The token was used before.");
        }
    }

    private static Instant instant(Date claim, String name) {
        if (claim == null) {
            throw invalid("The token has no " + name + ".");
        }
        return claim.toInstant();
    }

    private static Instant notBefore(JWTClaimsSet claims) {
        return claims.getNotBeforeTime() == null
                ? Instant.MIN
                : claims.getNotBeforeTime().toInstant();
    }

    static HandOverRefused invalid(String message) {
        return new HandOverRefused(Reason.INVALID, message);
    }
}
