package io.guichet.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.CharacterData;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** XML elements of a diagram or table. */
public final class ModelXml {

    static final String BPMN_NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private static final Set<String> ENGINE_NAMESPACES = Set.of(
            "http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn", "http://camunda.org/schema/1.0/dmn");

    /** The shipped diagrams nest 20 deep. */
    private static final int MAX_DEPTH = 100;

    /** The largest shipped file has 75 KB. */
    static final int MAX_BYTES = 5 * 1024 * 1024;

    private static final String MAX_DEPTH_PROPERTY = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";

    private ModelXml() {}

    /** The file is not valid XML of its type. */
    static class UnreadableXml extends Exception {

        UnreadableXml(String message) {
            super(message);
        }
    }

    /** All elements in document order. */
    static List<Element> elements(byte[] file) throws UnreadableXml {
        if (file.length > MAX_BYTES) {
            throw new UnreadableXml("has more than %d bytes".formatted(MAX_BYTES));
        }
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setAttribute(MAX_DEPTH_PROPERTY, String.valueOf(MAX_DEPTH));
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            var all = builder.parse(new ByteArrayInputStream(file)).getElementsByTagNameNS("*", "*");
            return IntStream.range(0, all.getLength())
                    .mapToObj(all::item)
                    .map(Element.class::cast)
                    .toList();
        } catch (SAXParseException e) {
            throw new UnreadableXml("cannot be parsed, line %d: %s".formatted(e.getLineNumber(), e.getMessage()));
        } catch (SAXException | IOException e) {
            throw new UnreadableXml("cannot be parsed: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The elements of a file that was found readable. */
    static List<Element> checkedElements(byte[] file) {
        try {
            return elements(file);
        } catch (UnreadableXml e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Value of an attribute of the engine; empty if it is absent. */
    public static String engineAttribute(Element element, String name) {
        return attributes(element)
                .filter(attribute -> isEngineExtension(attribute) && name.equals(attribute.getLocalName()))
                .map(Attr::getValue)
                .findFirst()
                .orElse("");
    }

    /** The child elements of this name in any namespace. */
    static Stream<Element> children(Element element, String... names) {
        var nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> names.length == 0 || List.of(names).contains(child.getLocalName()));
    }

    /** Id of the element or its nearest ancestor with one. */
    public static String nearestId(Element element) {
        for (org.w3c.dom.Node node = element; node instanceof Element ancestor; node = node.getParentNode()) {
            if (ancestor.hasAttribute("id")) {
                return ancestor.getAttribute("id");
            }
        }
        return "";
    }

    public static boolean isEngineExtension(Element element) {
        return element.getNamespaceURI() != null && ENGINE_NAMESPACES.contains(element.getNamespaceURI());
    }

    /** Whether the attribute is an extension of the engine. */
    public static boolean isEngineExtension(Attr attribute) {
        return attribute.getNamespaceURI() == null
                ? isEngineExtension(attribute.getOwnerElement())
                : ENGINE_NAMESPACES.contains(attribute.getNamespaceURI());
    }

    public static Stream<Attr> attributes(Element element) {
        var all = element.getAttributes();
        return IntStream.range(0, all.getLength()).mapToObj(all::item).map(Attr.class::cast);
    }

    /** Text directly within the element. */
    public static String text(Element element) {
        var children = element.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(child -> child instanceof org.w3c.dom.Text)
                .map(child -> ((CharacterData) child).getData())
                .collect(Collectors.joining());
    }
}
