package io.guichet.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.problem.BadInput;
import io.guichet.problem.Unprocessable;
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

    private static final int MAX_KEY_LENGTH = 200;

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
     * @param endpoint the address that is called
     * @param key the header's value, or null
     * @param body what was sent
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ResponseEntity<?> respondOnce(
            String caller, String endpoint, String key, Object body, Supplier<ResponseEntity<?>> action) {
        if (key == null || key.isBlank()) {
            return action.get();
        }
        if (key.length() > MAX_KEY_LENGTH) {
            throw new BadInput("Idempotency-Key", "may have at most %d characters".formatted(MAX_KEY_LENGTH));
        }
        var hash = hash(toJson(body));
        var stored = find(caller, endpoint, key);
        if (stored != null) {
            return replay(stored, hash);
        }
        db.sql(
                        """
                        insert into idempotent_response (caller, endpoint, idempotency_key, body_hash, created_at)
                        values (:caller, :endpoint, :key, :hash, :now)""")
                .param("caller", caller)
                .param("endpoint", endpoint)
                .param("key", key)
                .param("hash", hash)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var response = action.get();
        db.sql(
                        """
                        update idempotent_response set status = :status, body = :body
                        where caller = :caller and endpoint = :endpoint and idempotency_key = :key""")
                .param("status", response.getStatusCode().value())
                .param("body", toJson(response.getBody()))
                .param("caller", caller)
                .param("endpoint", endpoint)
                .param("key", key)
                .update();
        return response;
    }

    /** The same for a page's own unit of work, which answers with a value. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T computeOnce(
            String caller, String endpoint, String key, Object body, Class<T> type, Supplier<T> action) {
        var response = respondOnce(caller, endpoint, key, body, () -> ResponseEntity.ok(action.get()))
                .getBody();
        try {
            return response instanceof byte[] bytes ? json.readValue(bytes, type) : type.cast(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the action the first time only. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void runOnce(String caller, String endpoint, String key, Object body, Runnable action) {
        respondOnce(caller, endpoint, key, body, () -> {
            action.run();
            return ResponseEntity.ok("");
        });
    }

    private record StoredResponse(String hash, int status, String body) {}

    private StoredResponse find(String caller, String endpoint, String key) {
        return db.sql(
                        """
                        select body_hash, status, body from idempotent_response
                        where caller = :caller and endpoint = :endpoint and idempotency_key = :key""")
                .param("caller", caller)
                .param("endpoint", endpoint)
                .param("key", key)
                .query((row, index) -> new StoredResponse(row.getString(1), row.getInt(2), row.getString(3)))
                .optional()
                .orElse(null);
    }

    private static ResponseEntity<?> replay(StoredResponse stored, String hash) {
        if (!stored.hash().equals(hash)) {
            throw new Unprocessable("This Idempotency-Key was already used with a different body.");
        }
        return ResponseEntity.status(stored.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(stored.body().getBytes(StandardCharsets.UTF_8));
    }

    private String toJson(Object value) {
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
