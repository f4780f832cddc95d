package io.guichet.check;

import io.guichet.check.FileDifference.DifferenceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Compares two versions of a diagram element by element. Extensions, conditions and timers are parts of their element; where it
 * is drawn is one difference of the whole diagram.
 */
final class DiagramDifferences {

    /** Elements of their own beside those that a token passes. */
    private static final Set<String> DEFINITIONS = Set.of(
            "process",
            "message",
            "error",
            "signal",
            "escalation",
            "collaboration",
            "participant",
            "lane",
            "textAnnotation",
            "association",
            "sequenceFlow");

    /** What the flows say as well. */
    private static final Set<String> DERIVED = Set.of("incoming", "outgoing", "flowNodeRef");

    private static final Set<String> SHAPES = Set.of("BPMNShape", "BPMNEdge");

    private DiagramDifferences() {}

    static List<FileDifference> between(Diagram before, Diagram after) {
        var differences = new ArrayList<FileDifference>();
        var old = elements(before);
        var now = elements(after);
        now.forEach((id, element) -> {
            if (old.containsKey(id)) {
                addParts(old.get(id), element, differences);
            } else {
                differences.add(new FileDifference(
                        DifferenceKind.ELEMENT_ADDED, id, name(element), "", "", text(parts(element))));
            }
        });
        old.forEach((id, element) -> {
            if (!now.containsKey(id)) {
                differences.add(new FileDifference(
                        DifferenceKind.ELEMENT_REMOVED, id, name(element), "", text(parts(element)), ""));
            }
        });
        addDrawing(before, after, differences);
        return differences;
    }

    private static Map<String, Element> elements(Diagram diagram) {
        var own = new LinkedHashMap<String, Element>();
        diagram.elements().stream()
                .filter(DiagramDifferences::isOwn)
                .forEach(element -> own.putIfAbsent(Diagram.id(element), element));
        return own;
    }

    private static boolean isOwn(Element element) {
        return ModelXml.BPMN_NAMESPACE.equals(element.getNamespaceURI())
                && !Diagram.id(element).isEmpty()
                && (DEFINITIONS.contains(element.getLocalName()) || Diagram.isNode(element));
    }

    private static String name(Element element) {
        return element.getAttribute("name");
    }

    private static void addParts(Element before, Element after, List<FileDifference> differences) {
        var old = parts(before);
        var now = parts(after);
        var all = new LinkedHashSet<>(now.keySet());
        all.addAll(old.keySet());
        for (var part : all) {
            var from = old.getOrDefault(part, "");
            var to = now.getOrDefault(part, "");
            if (!from.equals(to)) {
                differences.add(FileDifference.changed(
                        DifferenceKind.ELEMENT_CHANGED, Diagram.id(after), name(after), part, from, to));
            }
        }
    }

    /** Its attributes and what belongs to it, by name. */
    private static Map<String, String> parts(Element element) {
        var parts = new TreeMap<String, String>();
        parts.put("type", element.getLocalName());
        addAttributes(element, "", parts);
        addChildren(element, "", parts);
        return parts;
    }

    private static void addAttributes(Element element, String prefix, Map<String, String> parts) {
        ModelXml.attributes(element)
                .filter(attribute -> !"id".equals(attribute.getLocalName())
                        && !"http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI()))
                .forEach(attribute -> add(parts, prefix + attribute.getLocalName(), attribute.getValue()));
    }

    private static void addChildren(Element element, String prefix, Map<String, String> parts) {
        ModelXml.children(element)
                .filter(child -> !isOwn(child) && !DERIVED.contains(child.getLocalName()))
                .forEach(child -> {
                    var name = child.getLocalName();
                    if (name.equals("extensionElements") || name.equals("properties")) {
                        addChildren(child, prefix, parts);
                    } else if (name.equals("property")) {
                        add(parts, child.getAttribute("name"), child.getAttribute("value"));
                    } else {
                        addAttributes(child, prefix + name + ".", parts);
                        var text = ownText(child);
                        if (!text.isEmpty()) {
                            add(parts, prefix + name, text);
                        }
                        addChildren(child, prefix + name + ".", parts);
                    }
                });
    }

    private static void add(Map<String, String> parts, String name, String value) {
        parts.merge(name, value, (one, other) -> one + ", " + other);
    }

    private static String ownText(Element element) {
        var text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString().strip();
    }

    private static String text(Map<String, String> parts) {
        var text = new ArrayList<String>();
        parts.forEach((part, value) -> {
            if (!part.equals("name")) {
                text.add(part + ": " + value);
            }
        });
        return String.join("; ", text);
    }

    private static void addDrawing(Diagram before, Diagram after, List<FileDifference> differences) {
        var old = shapes(before);
        var changed = shapes(after).entrySet().stream()
                .filter(shape -> old.containsKey(shape.getKey())
                        && !old.get(shape.getKey()).equals(shape.getValue()))
                .count();
        if (changed > 0) {
            differences.add(
                    new FileDifference(DifferenceKind.DRAWING_CHANGED, "", "", "", "", String.valueOf(changed)));
        }
    }

    private static Map<String, String> shapes(Diagram diagram) {
        var shapes = new LinkedHashMap<String, String>();
        diagram.elements().stream()
                .filter(element -> SHAPES.contains(element.getLocalName()))
                .forEach(shape -> {
                    var parts = new TreeMap<String, String>();
                    addChildren(shape, "", parts);
                    shapes.put(shape.getAttribute("bpmnElement"), parts.toString());
                });
        return shapes;
    }
}
