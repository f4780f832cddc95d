package io.guichet.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.guichet.problem.BadInput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/**
 * Refuses expressions inside {@code orQueries} of a task query, which engine 7.24.0 evaluates (CVE-2026-109432).
 * {@link RestrictedExpressionManager} restricts the evaluation as well.
 */
class OrQueryExpressionGuard implements EngineFilterConfiguration.EngineRequestGuard {

    private final JsonFactory json = new JsonFactory();

    @Override
    public void check(HttpServletRequest request, byte[] body) {
        if (decoded(request.getQueryString()).contains("orQueries")) {
            throw new BadInput("orQueries", "is not allowed in the query string");
        }
        try (var parser = json.createParser(body)) {
            var insideOrQueries = false;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    var name = parser.currentName();
                    if (insideOrQueries && name.endsWith("Expression")) {
                        throw new BadInput(name, "is not allowed inside orQueries");
                    }
                    insideOrQueries |= name.equals("orQueries");
                }
            }
        } catch (JsonProcessingException notJson) {
            throw new BadInput("body", "is not valid JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(String query) {
        return query == null ? "" : UriUtils.decode(query, StandardCharsets.UTF_8);
    }
}
