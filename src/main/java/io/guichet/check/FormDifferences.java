package io.guichet.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.check.FileDifference.DifferenceKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares two versions of a form field by field. A field is recognised by its key, a text without one by its id. */
final class FormDifferences {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormDifferences() {}

    /** @throws IllegalArgumentException if one of them is not JSON */
    static List<FileDifference> between(byte[] before, byte[] after) {
        var old = components(read(before));
        var now = components(read(after));
        var differences = new ArrayList<FileDifference>();
        now.forEach((key, component) -> {
            if (old.containsKey(key)) {
                addChanges(key, old.get(key), component, differences);
            } else {
                differences.add(
                        new FileDifference(DifferenceKind.FIELD_ADDED, key, label(component), "", "", text(component)));
            }
        });
        old.forEach((key, component) -> {
            if (!now.containsKey(key)) {
                differences.add(new FileDifference(
                        DifferenceKind.FIELD_REMOVED, key, label(component), "", text(component), ""));
            }
        });
        MovedItems.among(List.copyOf(old.keySet()), List.copyOf(now.keySet()))
                .forEach(moved -> differences.add(new FileDifference(
                        DifferenceKind.FIELD_MOVED,
                        moved.id(),
                        label(now.get(moved.id())),
                        "",
                        String.valueOf(moved.from()),
                        String.valueOf(moved.to()))));
        return differences;
    }

    private static JsonNode read(byte[] form) {
        try {
            return JSON.readTree(form);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    private static Map<String, JsonNode> components(JsonNode form) {
        var components = new LinkedHashMap<String, JsonNode>();
        addComponents(form, components);
        return components;
    }

    private static void addComponents(JsonNode parent, Map<String, JsonNode> components) {
        parent.path("components").forEach(component -> {
            var key = component.path("key").asText(component.path("id").asText("?"));
            components.putIfAbsent(key, component);
            addComponents(component, components);
        });
    }

    private static void addChanges(String key, JsonNode before, JsonNode after, List<FileDifference> differences) {
        var old = properties(before);
        var now = properties(after);
        var all = new LinkedHashSet<>(now.keySet());
        all.addAll(old.keySet());
        for (var property : all) {
            var from = old.getOrDefault(property, "");
            var to = now.getOrDefault(property, "");
            if (!from.equals(to)) {
                differences.add(
                        FileDifference.changed(DifferenceKind.FIELD_CHANGED, key, label(after), property, from, to));
            }
        }
    }

    private static String label(JsonNode component) {
        return component.path("label").asText(component.path("text").asText(""));
    }

    private static String text(JsonNode component) {
        var text = new ArrayList<String>();
        properties(component).forEach((name, value) -> {
            if (!name.equals("id") && !name.equals("key") && !name.startsWith("layout")) {
                text.add(name + ": " + value);
            }
        });
        return String.join("; ", text);
    }

    /** Its properties by their path; an option by its value. */
    private static Map<String, String> properties(JsonNode component) {
        var properties = new TreeMap<String, String>();
        component.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("components")) {
                add(field.getKey(), field.getValue(), properties);
            }
        });
        return properties;
    }

    private static void add(String path, JsonNode value, Map<String, String> properties) {
        if (value.isObject()) {
            value.fields().forEachRemaining(field -> add(path + "." + field.getKey(), field.getValue(), properties));
        } else if (value.isArray()) {
            for (int at = 0; at < value.size(); at++) {
                var element = value.get(at);
                add(path + "." + element.path("value").asText(String.valueOf(at)), element, properties);
            }
        } else {
            properties.put(path, value.asText());
        }
    }
}
