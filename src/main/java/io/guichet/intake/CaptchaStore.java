package io.guichet.intake;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the secret that signs challenges, and the used challenges. */
@Component
class CaptchaStore {

    private static final int SECRET_BYTES = 32;

    private final JdbcClient db;

    CaptchaStore(JdbcClient db) {
        this.db = db;
    }

    /** The secret; generated on first use. */
    String secret() {
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

    boolean isUsed(String challenge) {
        return db.sql("select count(*) from used_captcha_challenge where challenge = :challenge")
                        .param("challenge", challenge)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Also deletes expired challenges, which are rejected anyway. */
    void markUsed(String challenge, Instant expires, Instant now) {
        db.sql("delete from used_captcha_challenge where expires_at < :now")
                .param("now", now)
                .update();
        db.sql("insert into used_captcha_challenge (challenge, expires_at) values (:challenge, :expires)")
                .param("challenge", challenge)
                .param("expires", expires)
                .update();
    }
}
