package io.guichet.insight.export;

import java.io.StringReader;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * Reads XES like a tool for process mining: valid by the standard's schema, at most one attribute of a key, timestamps with a zone,
 * a name for each trace, and all global attributes in each event.
 */
final class XesLogReader {

    private XesLogReader() {}

    record XesTrace(Map<String, String> attributes, List<XesEvent> events) {

        String name() {
            return attributes.get("concept:name");
        }
    }

    record XesEvent(Map<String, String> attributes) {

        String activity() {
            return attributes.get("concept:name");
        }

        long at() {
            return OffsetDateTime.parse(attributes.get("time:timestamp"))
                    .toInstant()
                    .toEpochMilli();
        }
    }

    static List<XesTrace> read(String xml) throws Exception {
        validate(xml);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        var log = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
        var globals = new HashMap<String, Map<String, String>>();
        children(log, "global").forEach(global -> globals.put(global.getAttribute("scope"), attributes(global)));
        children(log, "classifier").forEach(classifier -> {
            for (var key : classifier.getAttribute("keys").split(" ")) {
                require(
                        globals.get(classifier.getAttribute("scope")).containsKey(key),
                        "classifier of no global: " + key);
            }
        });
        var prefixes = children(log, "extension").stream()
                .map(extension -> extension.getAttribute("prefix"))
                .toList();
        var traces = new ArrayList<XesTrace>();
        for (var trace : children(log, "trace")) {
            var events = new ArrayList<XesEvent>();
            for (var event : children(trace, "event")) {
                events.add(new XesEvent(checked(attributes(event), globals.get("event"), prefixes)));
            }
            traces.add(new XesTrace(checked(attributes(trace), globals.get("trace"), prefixes), events));
        }
        return traces;
    }

    private static void validate(String xml) throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(XesLogReader.class.getResource("/event-logs/xes.xsd"));
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    private static Map<String, String> checked(
            Map<String, String> attributes, Map<String, String> globals, List<String> prefixes) {
        require(attributes.keySet().containsAll(globals.keySet()), "without a global attribute: " + attributes);
        attributes.keySet().stream()
                .filter(key -> key.contains(":"))
                .forEach(key -> require(prefixes.contains(key.substring(0, key.indexOf(':'))), "no extension: " + key));
        return attributes;
    }

    private static Map<String, String> attributes(Element parent) {
        var attributes = new HashMap<String, String>();
        for (var child : children(parent, null)) {
            if (child.hasAttribute("key")) {
                var former = attributes.put(child.getAttribute("key"), child.getAttribute("value"));
                require(former == null, "twice: " + child.getAttribute("key"));
            }
        }
        return attributes;
    }

    /** @param name null for all */
    private static List<Element> children(Element parent, String name) {
        var children = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && (name == null || element.getTagName().equals(name))) {
                children.add(element);
            }
        }
        return children;
    }

    private static void require(boolean condition, String failure) {
        if (!condition) {
            throw new IllegalArgumentException(failure);
        }
    }
}
