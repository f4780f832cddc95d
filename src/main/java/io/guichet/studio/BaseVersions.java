package io.guichet.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.check.ModelFile;
import io.guichet.problem.BadInput;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Reads with which versions an author began: {@code {"targets.dmn": 3}}, or the files of an answer of the API. */
final class BaseVersions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELD = "baseVersions";

    private BaseVersions() {}

    /**
     * The versions by path; 0 for a file that did not exist.
     *
     * @param text JSON; null or blank for none
     */
    static Map<String, Integer> read(String text, Collection<ModelFile> files) {
        var versions = new TreeMap<String, Integer>();
        if (text == null || text.isBlank()) {
            return versions;
        }
        var tree = parse(text);
        if (tree.isObject()) {
            tree.fields().forEachRemaining(field -> add(versions, field.getKey(), field.getValue(), files));
        } else if (tree.isArray()) {
            tree.forEach(file -> add(versions, file.path("name").asText(), file.path("version"), files));
        } else {
            throw invalid();
        }
        return versions;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException unreadable) {
            throw invalid();
        }
    }

    private static void add(Map<String, Integer> versions, String name, JsonNode version, Collection<ModelFile> files) {
        if (!version.isNull() && (!version.canConvertToInt() || version.intValue() < 0)) {
            throw invalid();
        }
        var file = files.stream()
                .filter(sent -> sent.name().equals(name) || sent.path().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput(FIELD, "'%s' is none of the files".formatted(name)));
        versions.put(file.path(), version.asInt(0));
    }

    private static BadInput invalid() {
        return new BadInput(FIELD, "must be JSON with a version for each name, such as {\"targets.dmn\": 3}");
    }
}
