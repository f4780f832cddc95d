package io.guichet.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.guichet.http.BadInput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/**
 * A question to the task list may not carry an expression inside {@code orQueries}, where engine 7.24.0 forgets to refuse it
 * (CVE-2026-109432). {@link Expressions} makes it harmless; this keeps it out.
 */
class NoHiddenExpressions implements EngineDoors.Guard {

    private final JsonFactory json = new JsonFactory();

    @Override
    public void check(HttpServletRequest request, byte[] body) {
        if (decoded(request.getQueryString()).contains("orQueries")) {
            throw new BadInput("orQueries", "cannot be part of an address");
        }
        try (var reading = json.createParser(body)) {
            var behindOrQueries = false;
            for (var token = reading.nextToken(); token != null; token = reading.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    var name = reading.currentName();
                    if (behindOrQueries && name.endsWith("Expression")) {
                        throw new BadInput(name, "cannot be used inside orQueries");
                    }
                    behindOrQueries |= name.equals("orQueries");
                }
            }
        } catch (JsonProcessingException notJson) {
            throw new BadInput("body", "is not readable JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(String query) {
        return query == null ? "" : UriUtils.decode(query, StandardCharsets.UTF_8);
    }
}
