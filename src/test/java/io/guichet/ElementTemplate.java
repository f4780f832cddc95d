package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An element template of the analysts, applied as Camunda Modeler applies it. */
public record ElementTemplate(JsonNode content) {

    public static ElementTemplate of(String file) throws IOException {
        var path = Path.of("processes/element-templates", file + ".json");
        return new ElementTemplate(
                new ObjectMapper().readTree(Files.readString(path)).get(0));
    }

    /**
     * The drawn task as XML, changed by the template.
     *
     * @param task as an analyst draws it, with an id
     * @param entered what the analyst fills in, by the name of the binding
     */
    public String applyTo(String task, Map<String, String> entered) {
        var id = task.replaceFirst(".* id=\"([^\"]*)\".*", "$1").strip();
        var attributes = new LinkedHashMap<String, String>();
        var properties = new LinkedHashMap<String, String>();
        var known = new TreeSet<String>();
        for (var property : content.get("properties")) {
            var name = property.at("/binding/name").asText();
            known.add(name);
            var value = entered.getOrDefault(name, property.path("value").asText(""));
            requireAllowed(name, value, property);
            if (!value.isEmpty()) {
                (property.at("/binding/type").asText().equals("property") ? attributes : properties).put(name, value);
            }
        }
        assertThat(known).as("fields of the template").containsAll(entered.keySet());
        attributes.put("camunda:modelerTemplate", content.get("id").asText());
        attributes.put("camunda:modelerTemplateVersion", content.get("version").asText());
        var type = content.at("/elementType/value").asText();
        var element = "bpmn:" + Character.toLowerCase(type.charAt(5)) + type.substring(6);
        return """
                <%1$s id="%2$s"%3$s>
                  <bpmn:extensionElements><camunda:properties>%4$s</camunda:properties></bpmn:extensionElements>
                </%1$s>
                """
                .formatted(
                        element,
                        id,
                        attributes.entrySet().stream()
                                .map(one -> " %s=\"%s\"".formatted(one.getKey(), one.getValue()))
                                .collect(Collectors.joining()),
                        properties.entrySet().stream()
                                .map(one -> "<camunda:property name=\"%s\" value=\"%s\"/>"
                                        .formatted(one.getKey(), one.getValue()))
                                .collect(Collectors.joining()));
    }

    private static void requireAllowed(String name, String value, JsonNode property) {
        var constraints = property.path("constraints");
        if (constraints.path("notEmpty").asBoolean()) {
            assertThat(value).as(name).isNotEmpty();
        }
        if (constraints.has("pattern") && !value.isEmpty()) {
            assertThat(value).as(name).matches(constraints.at("/pattern/value").asText());
        }
        if (property.has("choices")) {
            assertThat(property.get("choices").findValuesAsText("value"))
                    .as(name)
                    .contains(value);
        }
    }
}
