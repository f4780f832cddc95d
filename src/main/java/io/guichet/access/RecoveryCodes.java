package io.guichet.access;

import io.guichet.text.Digests;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Codes that replace a lost second factor, each once. Of each the digest is stored; 80 random bits need no slow one. */
@Component
class RecoveryCodes {

    static final int NUMBER = 10;

    private static final int BYTES = 10;

    private final JdbcClient db;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Ten new codes instead of the former ones, such as {@code 4k2a-x7qd-mmn3-2r5b}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> renew(String user) {
        deleteAll(user);
        var codes = Stream.generate(this::newCode).limit(NUMBER).toList();
        codes.forEach(code -> db.sql("insert into recovery_code (user_id, digest) values (:user, :digest)")
                .param("user", user)
                .param("digest", digest(user, code))
                .update());
        return codes;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void deleteAll(String user) {
        db.sql("delete from recovery_code where user_id = :user")
                .param("user", user)
                .update();
    }

    /** Uses a code up. @return whether it is one of the user's that was not used before */
    boolean use(String user, String code) {
        return db.sql(
                                """
                                update recovery_code set used_at = :now
                                where user_id = :user and digest = :digest and used_at is null""")
                        .param("now", clock.instant())
                        .param("user", user)
                        .param("digest", digest(user, code))
                        .update()
                == 1;
    }

    /** Number of codes that can still be used. */
    int left(String user) {
        return db.sql("select count(*) from recovery_code where user_id = :user and used_at is null")
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    private String newCode() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base32.grouped(Base32.encode(bytes).toLowerCase(Locale.ROOT), "-");
    }

    /** Spaces, hyphens and capitals do not count. */
    private static String digest(String user, String code) {
        var characters = code.replace(" ", "").replace("-", "");
        return Digests.sha256(user + "\n" + characters.toLowerCase(Locale.ROOT));
    }
}
