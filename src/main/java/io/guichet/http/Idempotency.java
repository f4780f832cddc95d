package io.guichet.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A request that carries an {@code Idempotency-Key} is answered once: repeated with the same body it gets the first
 * answer again and makes nothing twice; with another body it is refused. The answer is kept in the transaction of what
 * it answers.
 */
@Component
public class Idempotency {

    private static final int KEY_LENGTH = 200;

    private final JdbcClient db;
    private final ObjectMapper json;
    private final Clock clock;

    Idempotency(JdbcClient db, ObjectMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The answer to this request.
     *
     * @param caller who asks: a key of one caller means nothing to another
     * @param door the address that is called
     * @param key the header's value, or null
     * @param body what was sent
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ResponseEntity<?> once(
            String caller, String door, String key, Object body, Supplier<ResponseEntity<?>> work) {
        if (key == null || key.isBlank()) {
            return work.get();
        }
        if (key.length() > KEY_LENGTH) {
            throw new BadInput("Idempotency-Key", "may have at most %d characters".formatted(KEY_LENGTH));
        }
        var hash = hash(write(body));
        var known = find(caller, door, key);
        if (known != null) {
            return repeated(known, hash);
        }
        db.sql(
                        """
                        insert into idempotent_answer (caller, door, idempotency_key, body_hash, made_at)
                        values (:caller, :door, :key, :hash, :now)""")
                .param("caller", caller)
                .param("door", door)
                .param("key", key)
                .param("hash", hash)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var answer = work.get();
        db.sql(
                        """
                        update idempotent_answer set status = :status, body = :body
                        where caller = :caller and door = :door and idempotency_key = :key""")
                .param("status", answer.getStatusCode().value())
                .param("body", write(answer.getBody()))
                .param("caller", caller)
                .param("door", door)
                .param("key", key)
                .update();
        return answer;
    }

    /** The same for a page's own unit of work, which answers with a value. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T valueOnce(String caller, String door, String key, Object body, Class<T> type, Supplier<T> work) {
        var answer = once(caller, door, key, body, () -> ResponseEntity.ok(work.get()))
                .getBody();
        try {
            return answer instanceof byte[] before ? json.readValue(before, type) : type.cast(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Known(String hash, int status, String body) {}

    private Known find(String caller, String door, String key) {
        return db.sql(
                        """
                        select body_hash, status, body from idempotent_answer
                        where caller = :caller and door = :door and idempotency_key = :key""")
                .param("caller", caller)
                .param("door", door)
                .param("key", key)
                .query((row, index) -> new Known(row.getString(1), row.getInt(2), row.getString(3)))
                .optional()
                .orElse(null);
    }

    private static ResponseEntity<?> repeated(Known known, String hash) {
        if (!known.hash().equals(hash)) {
            throw new Unprocessable("This Idempotency-Key was used with another body before.");
        }
        return ResponseEntity.status(known.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(known.body().getBytes(StandardCharsets.UTF_8));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
