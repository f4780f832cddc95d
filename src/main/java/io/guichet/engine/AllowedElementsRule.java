package io.guichet.engine;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Allows BPMN elements and the engine's descriptive extension elements only. */
class AllowedElementsRule implements DeploymentRule {

    private static final Set<String> BPMN_NAMESPACES = Set.of(
            ModelXml.BPMN_NAMESPACE,
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");

    private static final Set<String> ENGINE_EXTENSIONS = Set.of(
            "properties",
            "property",
            "executionListener",
            "taskListener",
            "inputOutput",
            "inputParameter",
            "outputParameter",
            "list",
            "map",
            "entry",
            "value",
            "in",
            "out",
            "errorEventDefinition",
            "failedJobRetryTimeCycle");

    /** Forbidden local names in any namespace, because the engine ignores the namespace. */
    private static final Map<String, String> FORBIDDEN = Map.of(
            "script", "uses a script; use a delegate expression instead",
            "scriptTask", "uses a script; use a delegate expression instead",
            "connector", "uses a connector, which is not allowed",
            "formData", "uses generated form data; name the form with the property 'form'");

    @Override
    public Stream<String> violations(Element element) {
        var name = element.getLocalName();
        if (FORBIDDEN.containsKey(name)) {
            return Stream.of(FORBIDDEN.get(name));
        }
        var allowed = ModelXml.isEngineExtension(element)
                ? ENGINE_EXTENSIONS.contains(name)
                : BPMN_NAMESPACES.contains(String.valueOf(element.getNamespaceURI()));
        return allowed
                ? Stream.empty()
                : Stream.of("contains the element '%s', which is not allowed".formatted(element.getTagName()));
    }
}
