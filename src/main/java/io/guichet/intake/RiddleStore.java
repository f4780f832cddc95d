package io.guichet.intake;

import static java.time.ZoneOffset.UTC;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secret that signs riddles, and the riddles whose solutions were used. */
@Component
class RiddleStore {

    private static final int SECRET_BYTES = 32;

    private final JdbcClient db;

    RiddleStore(JdbcClient db) {
        this.db = db;
    }

    /** The secret of this desk; drawn when it is first asked for. */
    String secret() {
        return db.sql("select secret from riddle_key")
                .query(String.class)
                .optional()
                .orElseGet(this::drawn);
    }

    private String drawn() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        var secret = HexFormat.of().formatHex(bytes);
        db.sql("insert into riddle_key (id, secret) values (1, :secret)")
                .param("secret", secret)
                .update();
        return secret;
    }

    boolean isUsed(String riddle) {
        return db.sql("select count(*) from used_riddle where riddle = :riddle")
                        .param("riddle", riddle)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Forgets, too, those that have expired: they are refused for that. */
    void use(String riddle, Instant expires, Instant now) {
        db.sql("delete from used_riddle where expires_at < :now")
                .param("now", now.atOffset(UTC))
                .update();
        db.sql("insert into used_riddle (riddle, expires_at) values (:riddle, :expires)")
                .param("riddle", riddle)
                .param("expires", expires.atOffset(UTC))
                .update();
    }
}
