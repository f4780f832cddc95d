package io.guichet.insight.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads OCEL 2.0 JSON like a tool for process mining: valid by the standard's schema, unique ids, declared types and attributes,
 * values of the declared type, and no relationship to an object that is missing or that the same qualifier names twice.
 */
final class OcelLogReader {

    private final Map<String, OcelObject> objects = new LinkedHashMap<>();
    private final List<OcelEvent> events = new ArrayList<>();

    record OcelObject(String type, Map<String, String> attributes, List<OcelRelation> related) {}

    record OcelEvent(String id, String type, long at, Map<String, String> attributes, List<OcelRelation> related) {}

    record OcelRelation(String object, String qualifier) {}

    private OcelLogReader(JsonNode log) {
        var objectTypes = declared(log.path("objectTypes"));
        var eventTypes = declared(log.path("eventTypes"));
        for (var object : log.path("objects")) {
            var former = objects.put(
                    object.path("id").asText(),
                    new OcelObject(object.path("type").asText(), attributes(object, objectTypes), relations(object)));
            require(former == null, "the same id twice: " + object);
        }
        var ids = new HashSet<String>();
        for (var event : log.path("events")) {
            require(ids.add(event.path("id").asText()), "the same id twice: " + event);
            events.add(new OcelEvent(
                    event.path("id").asText(),
                    event.path("type").asText(),
                    OffsetDateTime.parse(event.path("time").asText())
                            .toInstant()
                            .toEpochMilli(),
                    attributes(event, eventTypes),
                    relations(event)));
        }
        objects.values().forEach(object -> object.related().forEach(this::requireObject));
        events.forEach(event -> {
            require(!event.related().isEmpty(), "without an object: " + event);
            event.related().forEach(this::requireObject);
        });
    }

    static OcelLogReader read(String json) throws Exception {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(OcelLogReader.class.getResourceAsStream("/event-logs/ocel20.schema.json"));
        var invalid = schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        require(invalid.isEmpty(), invalid.toString());
        return new OcelLogReader(JsonMapper.builder().build().readTree(json));
    }

    List<OcelEvent> events() {
        return events;
    }

    Map<String, OcelObject> objects() {
        return objects;
    }

    List<String> ids(String type) {
        return objects.entrySet().stream()
                .filter(object -> object.getValue().type().equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Set<String>> declared(JsonNode types) {
        var declared = new HashMap<String, Set<String>>();
        for (var type : types) {
            var names = new HashSet<String>();
            for (var attribute : type.path("attributes")) {
                require(names.add(attribute.path("name").asText()), "declared twice: " + type);
                require(attribute.path("type").asText().equals("string"), "a type without texts: " + attribute);
            }
            require(declared.put(type.path("name").asText(), names) == null, "declared twice: " + type);
        }
        return declared;
    }

    private static Map<String, String> attributes(JsonNode owner, Map<String, Set<String>> types) {
        var declared = types.get(owner.path("type").asText());
        require(declared != null, "a type that is not declared: " + owner);
        var attributes = new HashMap<String, String>();
        for (var attribute : owner.path("attributes")) {
            var name = attribute.path("name").asText();
            require(declared.contains(name), "an attribute that is not declared: " + owner);
            require(attributes.put(name, attribute.path("value").asText()) == null, "twice: " + owner);
        }
        return attributes;
    }

    private static List<OcelRelation> relations(JsonNode owner) {
        var relations = new ArrayList<OcelRelation>();
        for (var relation : owner.path("relationships")) {
            relations.add(new OcelRelation(
                    relation.path("objectId").asText(),
                    relation.path("qualifier").asText()));
        }
        require(new HashSet<>(relations).size() == relations.size(), "related twice: " + owner);
        return relations;
    }

    private void requireObject(OcelRelation relation) {
        require(objects.containsKey(relation.object()), "no such object: " + relation);
    }

    private static void require(boolean condition, String failure) {
        if (!condition) {
            throw new IllegalArgumentException(failure);
        }
    }
}
