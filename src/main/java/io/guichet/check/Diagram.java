package io.guichet.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The elements of a diagram and how they are connected. */
public final class Diagram {

    private static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "task",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "scriptTask",
            "manualTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "transaction",
            "adHocSubProcess",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "complexGateway",
            "eventBasedGateway");

    private static final Set<String> SCOPES = Set.of("subProcess", "transaction", "adHocSubProcess");

    private final String file;
    private final List<Element> elements;
    private final Map<String, Element> byId = new LinkedHashMap<>();
    private final List<Element> nodes = new ArrayList<>();
    private final List<Element> flows = new ArrayList<>();

    private Diagram(String file, List<Element> elements) {
        this.file = file;
        this.elements = elements;
        for (var element : elements) {
            if (!ModelXml.BPMN_NAMESPACE.equals(element.getNamespaceURI())) {
                continue;
            }
            byId.putIfAbsent(element.getAttribute("id"), element);
            if (NODES.contains(element.getLocalName())) {
                nodes.add(element);
            } else if (element.getLocalName().equals("sequenceFlow")) {
                flows.add(element);
            }
        }
    }

    static Diagram of(String file, List<Element> elements) {
        return new Diagram(file, elements);
    }

    public String file() {
        return file;
    }

    /** All its elements in document order, those of extensions and of the drawing included. */
    public List<Element> elements() {
        return elements;
    }

    Stream<Element> elements(String name) {
        return elements.stream()
                .filter(element -> name.equals(element.getLocalName())
                        && ModelXml.BPMN_NAMESPACE.equals(element.getNamespaceURI()));
    }

    List<Element> processes() {
        return elements("process").toList();
    }

    /** Key of its process; empty if it has none. */
    public String key() {
        return elements("process").map(Diagram::id).findFirst().orElse("");
    }

    /** Events, activities and gateways of these kinds, or of all. */
    public Stream<Element> nodes(String... kinds) {
        return nodes.stream().filter(node -> kinds.length == 0 || List.of(kinds).contains(node.getLocalName()));
    }

    List<Element> flows() {
        return flows;
    }

    Optional<Element> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public static String id(Element element) {
        return element.getAttribute("id");
    }

    /** Whether it is an event, activity or gateway. */
    static boolean isNode(Element element) {
        return NODES.contains(element.getLocalName());
    }

    static boolean is(Element element, String... kinds) {
        return List.of(kinds).contains(element.getLocalName());
    }

    static boolean isScope(Element element) {
        return SCOPES.contains(element.getLocalName());
    }

    /** A sub-process that an event starts. */
    static boolean isEventSubProcess(Element element) {
        return isScope(element) && "true".equals(element.getAttribute("triggeredByEvent"));
    }

    static boolean isActivity(Element node) {
        return node.getLocalName().toLowerCase(java.util.Locale.ROOT).endsWith("task")
                || isScope(node)
                || is(node, "callActivity");
    }

    List<Element> outgoing(Element node) {
        return flows.stream()
                .filter(flow -> id(node).equals(flow.getAttribute("sourceRef")))
                .toList();
    }

    List<Element> incoming(Element node) {
        return flows.stream()
                .filter(flow -> id(node).equals(flow.getAttribute("targetRef")))
                .toList();
    }

    Optional<Element> source(Element flow) {
        return find(flow.getAttribute("sourceRef"));
    }

    Optional<Element> target(Element flow) {
        return find(flow.getAttribute("targetRef"));
    }

    List<Element> boundaryEvents(Element activity) {
        return nodes("boundaryEvent")
                .filter(event -> id(activity).equals(event.getAttribute("attachedToRef")))
                .toList();
    }

    /** The process or sub-process that directly contains the element. */
    static Element scope(Element element) {
        return (Element) element.getParentNode();
    }

    /** The element and the sub-processes around it, innermost first. */
    static List<Element> enclosing(Element element) {
        var enclosing = new ArrayList<Element>();
        for (Node node = element;
                node instanceof Element around && !is(around, "process");
                node = node.getParentNode()) {
            enclosing.add(around);
        }
        return enclosing;
    }

    /** Whether a token rests here; behind an event-based gateway the gateway waits. */
    boolean isWait(Element node) {
        return is(node, "userTask", "receiveTask", "eventBasedGateway")
                || is(node, "intermediateCatchEvent")
                        && incoming(node).stream().noneMatch(flow -> source(flow)
                                .filter(source -> is(source, "eventBasedGateway"))
                                .isPresent());
    }

    /** Its extension properties of this name. */
    static List<String> properties(Element node, String name) {
        return ModelXml.children(node, "extensionElements")
                .flatMap(extensions -> ModelXml.children(extensions, "properties"))
                .flatMap(properties -> ModelXml.children(properties, "property"))
                .filter(property -> name.equals(property.getAttribute("name")))
                .map(property -> property.getAttribute("value"))
                .toList();
    }

    static Optional<String> property(Element node, String name) {
        return properties(node, name).stream().filter(value -> !value.isBlank()).findFirst();
    }

    /** The extension elements of this name. */
    public static Stream<Element> extensions(Element node, String name) {
        return ModelXml.children(node, "extensionElements")
                .flatMap(extensions ->
                        extensions.getElementsByTagNameNS("*", name).getLength() == 0
                                ? Stream.empty()
                                : descendants(extensions, name));
    }

    private static Stream<Element> descendants(Element element, String name) {
        return ModelXml.children(element)
                .flatMap(child -> Stream.concat(
                        name.equals(child.getLocalName()) ? Stream.of(child) : Stream.empty(),
                        descendants(child, name)));
    }

    static Optional<Element> definition(Element event, String kind) {
        return ModelXml.children(event, kind).findFirst();
    }

    static boolean isTimer(Element event) {
        return definition(event, "timerEventDefinition").isPresent();
    }

    /** The element {@code timeDate}, {@code timeDuration} or {@code timeCycle} of a timer event. */
    static Optional<Element> time(Element event) {
        return definition(event, "timerEventDefinition")
                .flatMap(timer -> ModelXml.children(timer, "timeDate", "timeDuration", "timeCycle")
                        .findFirst());
    }

    /** The text of its timer; empty if it has none. */
    static String timerText(Element event) {
        return time(event).map(ModelXml::text).map(String::strip).orElse("");
    }

    static boolean isInterrupting(Element event) {
        return !"false".equals(event.getAttribute("cancelActivity"));
    }

    /** The names of the messages that this node itself receives. */
    Stream<String> messages(Element node) {
        if (is(node, "receiveTask") && node.getAttribute("messageRef").isEmpty()) {
            return Stream.of("");
        }
        var references = Stream.concat(
                Stream.of(node.getAttribute("messageRef")),
                is(node, "intermediateThrowEvent", "endEvent")
                        ? Stream.empty()
                        : ModelXml.children(node, "messageEventDefinition")
                                .map(definition -> definition.getAttribute("messageRef")));
        return references.filter(reference -> !reference.isEmpty()).map(reference -> find(localName(reference))
                .map(message -> message.getAttribute("name"))
                .orElse(""));
    }

    private static String localName(String qualified) {
        return qualified.substring(qualified.indexOf(':') + 1);
    }

    /** All messages that the diagram receives. */
    Collection<String> messages() {
        return nodes().flatMap(this::messages).distinct().toList();
    }

    /** The bean of a service task, listener or business rule task, such as {@code openTicket}; empty for none. */
    public static String delegate(Element element) {
        var expression = ModelXml.engineAttribute(element, "delegateExpression").strip();
        return expression.startsWith("${") && expression.endsWith("}")
                ? expression.substring(2, expression.length() - 1).strip()
                : "";
    }
}
