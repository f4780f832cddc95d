package io.guichet.insight.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.guichet.insight.export.LogEvent.LogAttribute;
import io.guichet.insight.export.LogEvent.RelatedObject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes an event log as OCEL 2.0 JSON: first all events, then all objects, then their types. All attributes are texts, since the
 * published schema admits no other values.
 */
final class OcelWriter {

    /** The instant of values that do not change, as in the standard's own examples. */
    private static final String ALWAYS = "1970-01-01T00:00:00.000+00:00";

    private final JsonGenerator json;
    private final Map<String, Set<String>> eventTypes = new TreeMap<>();
    private final Map<String, Set<String>> objectTypes = new TreeMap<>();

    OcelWriter(OutputStream out) throws IOException {
        json = new JsonFactory()
                .createGenerator(out, JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeArrayFieldStart("events");
    }

    void write(LogEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", event.id());
        json.writeStringField("type", event.activity());
        json.writeStringField("time", LogTimestamps.of(event.at()));
        var declared = eventTypes.computeIfAbsent(event.activity(), type -> new TreeSet<>());
        json.writeArrayFieldStart("attributes");
        for (var attribute : event.attributes()) {
            declared.add(attribute.name());
            json.writeStartObject();
            json.writeStringField("name", attribute.name());
            json.writeStringField("value", attribute.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        relationships(event.objects());
        json.writeEndObject();
    }

    /** After the last event. */
    void startObjects() throws IOException {
        json.writeEndArray();
        json.writeArrayFieldStart("objects");
    }

    void writeObject(String id, String type, List<LogAttribute> attributes, List<RelatedObject> related)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("type", type);
        var declared = objectTypes.computeIfAbsent(type, same -> new TreeSet<>());
        json.writeArrayFieldStart("attributes");
        for (var attribute : attributes) {
            declared.add(attribute.name());
            json.writeStartObject();
            json.writeStringField("name", attribute.name());
            json.writeStringField("time", ALWAYS);
            json.writeStringField("value", attribute.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        relationships(related);
        json.writeEndObject();
    }

    private void relationships(Collection<RelatedObject> related) throws IOException {
        json.writeArrayFieldStart("relationships");
        for (var object : related) {
            json.writeStartObject();
            json.writeStringField("objectId", object.id());
            json.writeStringField("qualifier", object.qualifier());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void types(String field, Map<String, Set<String>> types) throws IOException {
        json.writeArrayFieldStart(field);
        for (var type : types.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", type.getKey());
            json.writeArrayFieldStart("attributes");
            for (var attribute : type.getValue()) {
                json.writeStartObject();
                json.writeStringField("name", attribute);
                json.writeStringField("type", "string");
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The end of the log, which one that broke off does not have. */
    void end() throws IOException {
        json.writeEndArray();
        types("eventTypes", eventTypes);
        types("objectTypes", objectTypes);
        json.writeEndObject();
        json.flush();
    }
}
