package io.guichet.customer;

import io.guichet.text.Digests;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Passwordless sign-in by links in e-mails. A link is valid once and for 15 minutes. */
@Component
@Transactional
public class SignInLinks {

    /** Validity of a link. */
    public static final Duration VALIDITY = Duration.ofMinutes(15);

    private static final int MAX_LINKS = 3;
    private static final int TOKEN_BYTES = 24;

    private final JdbcClient db;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignInLinks(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Creates a link's token; empty if the customer already requested three within the validity period. */
    public Optional<String> issue(Customer customer) {
        var now = clock.instant();
        var recentLinks = db.sql(
                        "select count(*) from sign_in_link where customer_id = :customer and requested_at > :since")
                .param("customer", customer.id())
                .param("since", now.minus(VALIDITY))
                .query(Integer.class)
                .single();
        if (recentLinks >= MAX_LINKS) {
            return Optional.empty();
        }
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        db.sql(
                        "insert into sign_in_link (token_hash, customer_id, requested_at, expires_at) values (:hash, :customer, :now, :end)")
                .param("hash", Digests.sha256(token))
                .param("customer", customer.id())
                .param("now", now)
                .param("end", now.plus(VALIDITY))
                .update();
        return Optional.of(token);
    }

    /** Whether the link is valid; does not use it, because mail programs prefetch links. */
    public boolean isValid(String brand, String token) {
        return findCustomer(brand, token).isPresent();
    }

    /**
     * Uses the link.
     *
     * @return the customer's id; empty if the token is used, expired or not of that brand
     */
    public Optional<Long> redeem(String brand, String token) {
        return findCustomer(brand, token)
                .filter(customer ->
                        db.sql("update sign_in_link set used_at = :now where token_hash = :hash and used_at is null")
                                        .param("now", clock.instant())
                                        .param("hash", Digests.sha256(token))
                                        .update()
                                == 1);
    }

    private Optional<Long> findCustomer(String brand, String token) {
        return db.sql(
                        """
                        select c.id from sign_in_link l join customer c on c.id = l.customer_id
                        where l.token_hash = :hash and c.brand = :brand and l.used_at is null and l.expires_at > :now""")
                .param("hash", Digests.sha256(token))
                .param("brand", brand)
                .param("now", clock.instant())
                .query(Long.class)
                .optional();
    }
}
