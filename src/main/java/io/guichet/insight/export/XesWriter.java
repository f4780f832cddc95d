package io.guichet.insight.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes an event log as XES (IEEE 1849-2016), one trace for each ticket. The extensions are the standard's own: concept, time,
 * lifecycle and organizational. The few flat elements are written as text, since a log has millions of them.
 */
final class XesWriter {

    /** The resource of what the desk did by itself. */
    static final String DESK = "desk";

    private static final String ANY = "unknown";

    private record Extension(String name, String prefix) {}

    private static final List<Extension> EXTENSIONS = List.of(
            new Extension("Concept", "concept"),
            new Extension("Time", "time"),
            new Extension("Lifecycle", "lifecycle"),
            new Extension("Organizational", "org"));

    private final Writer xml;

    XesWriter(OutputStream out) throws IOException {
        xml = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writeHead();
    }

    private void writeHead() throws IOException {
        xml.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version=\"2.0\" xes.features=\"\">\n");
        for (var extension : EXTENSIONS) {
            xml.write("<extension name=\"%1$s\" prefix=\"%2$s\" uri=\"http://www.xes-standard.org/%2$s.xesext\"/>\n"
                    .formatted(extension.name(), extension.prefix()));
        }
        xml.write("<global scope=\"trace\">\n");
        string("concept:name", ANY);
        xml.write("</global>\n<global scope=\"event\">\n");
        string("concept:name", ANY);
        date(0);
        string("lifecycle:transition", LogEvent.LogTransition.COMPLETE.standardName());
        string("org:resource", DESK);
        xml.write("</global>\n");
        classifier("Activity", "concept:name");
        classifier("Transition", "concept:name lifecycle:transition");
        classifier("Resource", "org:resource");
        string("lifecycle:model", "standard");
    }

    private void classifier(String name, String keys) throws IOException {
        xml.write("<classifier name=\"%s\" scope=\"event\" keys=\"%s\"/>\n".formatted(name, keys));
    }

    void write(TicketLog log) throws IOException {
        xml.write("<trace>\n");
        var ticket = log.ticket();
        string("concept:name", ticket.number());
        string("customer", log.requester());
        for (var attribute : TicketLogAttribute.values()) {
            string(attribute.key(), attribute.of(ticket));
        }
        for (var event : log.events()) {
            write(event);
        }
        xml.write("</trace>\n");
    }

    private void write(LogEvent event) throws IOException {
        xml.write("<event>\n");
        string("concept:name", event.activity());
        string("concept:instance", event.instance());
        date(event.at());
        string("lifecycle:transition", event.transition().standardName());
        string("org:resource", event.by() == null ? DESK : event.by().pseudonym());
        string("org:role", event.by() == null ? DESK : event.by().customer() ? "customer" : "agent");
        for (var attribute : event.attributes()) {
            if (!attribute.name().equals(LogEvent.LIFECYCLE)) {
                string(attribute.name(), attribute.value());
            }
        }
        for (var object : event.objects()) {
            if (object.qualifier().equals(LogEvent.DECIDED_BY)) {
                string("policy", object.id());
            }
        }
        xml.write("</event>\n");
    }

    private void date(long millis) throws IOException {
        xml.write("<date key=\"time:timestamp\" value=\"");
        xml.write(LogTimestamps.of(millis));
        xml.write("\"/>\n");
    }

    /** Nothing without a value. */
    private void string(String key, String value) throws IOException {
        if (value != null) {
            xml.write("<string key=\"");
            xml.write(key);
            xml.write("\" value=\"");
            escaped(value);
            xml.write("\"/>\n");
        }
    }

    /** The text in an attribute; what XML 1.0 does not admit becomes U+FFFD. */
    private void escaped(String text) throws IOException {
        for (int at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            switch (character) {
                case '&' -> xml.write("&amp;");
                case '<' -> xml.write("&lt;");
                case '"' -> xml.write("&quot;");
                case '\t' -> xml.write("&#9;");
                case '\n' -> xml.write("&#10;");
                case '\r' -> xml.write("&#13;");
                default -> xml.write(character < ' ' || character >= '\ufffe' ? '\ufffd' : character);
            }
        }
    }

    /** The end of the log, which one that broke off does not have. */
    void end() throws IOException {
        xml.write("</log>\n");
        xml.flush();
    }
}
