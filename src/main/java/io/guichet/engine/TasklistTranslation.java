package io.guichet.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import io.guichet.access.StaffDirectory;
import io.guichet.ticket.LabelFormatter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Translates what the Tasklist shows as the engine stores it: the names of tasks, processes, groups and filters, in the
 * answers to the Tasklist only. Leaves out the filters that are not for the user.
 */
@Component
class TasklistTranslation {

    private static final Pattern PATHS =
            Pattern.compile("/camunda/api/engine/engine/default/(filter|filter/[^/]+|filter/[^/]+/list|task/[^/]+)");

    /** Marks the filters that cannot be changed, for the style sheet: a character without width. */
    private static final String UNCHANGEABLE = "\u2060";

    /** Without the limits for requests: a list of many tasks is long. */
    private final JsonMapper json = JsonMapper.builder().build();

    private final LabelFormatter labels;
    private final LocaleResolver locales;
    private final StaffDirectory directory;
    private final TasklistFilters filters;

    TasklistTranslation(
            LabelFormatter labels, LocaleResolver locales, StaffDirectory directory, TasklistFilters filters) {
        this.labels = labels;
        this.locales = locales;
        this.directory = directory;
        this.filters = filters;
    }

    /** Whether the answer to the request has names to translate. */
    boolean appliesTo(HttpServletRequest request) {
        return !request.getMethod().equals("OPTIONS")
                && PATHS.matches(request.getServletPath() + String.valueOf(request.getPathInfo()));
    }

    /** The engine's answer in the reader's language; errors stay as they are. */
    void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var buffer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, buffer);
        var type = String.valueOf(buffer.getContentType());
        if (buffer.getStatus() == HttpServletResponse.SC_OK && type.contains("json")) {
            var answer = json.readTree(buffer.getContentAsByteArray());
            translate(answer, "", locales.resolveLocale(request));
            buffer.resetBuffer();
            json.writeValue(buffer.getOutputStream(), answer);
        }
        buffer.copyBodyToResponse();
    }

    /** @param field name of the field that holds the node */
    private void translate(JsonNode node, String field, Locale locale) {
        if (node instanceof ArrayNode items) {
            for (var at = items.size() - 1; at >= 0; at--) {
                if (isHidden(items.get(at))) {
                    items.remove(at);
                } else {
                    translate(items.get(at), field, locale);
                }
            }
        } else if (node instanceof ObjectNode object) {
            translateName(object, field, locale);
            object.properties().forEach(member -> translate(member.getValue(), member.getKey(), locale));
        }
    }

    private boolean isHidden(JsonNode item) {
        return item.has("query")
                && filters.find(item.path("id").asText())
                        .filter(shipped -> !shipped.isFor(directory.current()))
                        .isPresent();
    }

    private void translateName(ObjectNode object, String field, Locale locale) {
        if (object.hasNonNull("taskDefinitionKey") && object.hasNonNull("processDefinitionId")) {
            object.put(
                    "name",
                    labels.task(
                            object.get("taskDefinitionKey").asText(),
                            object.path("name").asText(),
                            locale));
        } else if (object.has("query")) {
            filters.find(object.path("id").asText()).ifPresent(shipped -> {
                object.put("name", shipped.name(labels, locale));
                object.with("properties").put("description", UNCHANGEABLE + shipped.description(labels, locale));
            });
        } else if (field.equals("processDefinition")) {
            var key = object.path("key").asText();
            object.put("name", labels.textOr(object.path("name").asText(key), "process." + key, locale));
        } else if (field.equals("group")) {
            object.put("name", labels.group(object.path("id").asText(), locale));
        }
    }
}
