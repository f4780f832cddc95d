package io.guichet.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.problem.BadInput;
import io.guichet.problem.UnfulfillableRequest;
import io.guichet.text.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Handles a request with an {@code Idempotency-Key} once: a retry with the same body gets the first response, another body
 * is refused. The response is stored in the transaction of its request.
 */
@Component
public class Idempotency {

    private static final int MAX_KEY_LENGTH = 200;

    private final JdbcClient db;
    private final ObjectMapper json;
    private final Clock clock;
    private final IdempotencySettings settings;

    Idempotency(JdbcClient db, ObjectMapper json, Clock clock, IdempotencySettings settings) {
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * The first response to this request.
     *
     * @param caller the scope of the key: two callers may use the same one
     * @param endpoint the address that is called
     * @param key the header's value, or null
     * @param body the request's body
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
        var hash = Digests.sha256(toJson(body));
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
                .param("now", clock.instant())
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

    /** The same for the work of a page, which returns a value. */
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

    /** Deletes the responses that are older than the settings say; their keys are free again. */
    int purge() {
        return db.sql("delete from idempotent_response where created_at < :oldest")
                .param("oldest", clock.instant().minus(settings.keepFor()))
                .update();
    }

    /** Runs the action the first time only. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void runOnce(String caller, String endpoint, String key, Object body, Runnable action) {
        respondOnce(caller, endpoint, key, body, () -> {
            action.run();
            return ResponseEntity.ok("");
        });
    }

    /**
     * The result of a page's form, once per page. The same page with other content is a new submission.
     *
     * @param submissionToken of the page; null where there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String submitOnce(
            String caller, String endpoint, String submissionToken, String content, Supplier<String> action) {
        var key = submissionToken == null
                ? null
                : UUID.nameUUIDFromBytes((submissionToken + content).getBytes(StandardCharsets.UTF_8))
                        .toString();
        return computeOnce(caller, endpoint, key, content, String.class, action);
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
            throw new UnfulfillableRequest("This Idempotency-Key was already used with a different body.");
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
}
