package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Allows BPMN elements and the engine's descriptive extension elements only. */
class AllowedElementsRule implements ElementRule {

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
    private static final Set<String> FORBIDDEN = Set.of("script", "scriptTask", "connector", "formData");

    @Override
    public FindingKind kind() {
        return FindingKind.ELEMENT_FORBIDDEN;
    }

    @Override
    public Stream<String> violations(Element element) {
        var name = element.getLocalName();
        if (FORBIDDEN.contains(name)) {
            return Stream.of(element.getTagName());
        }
        var allowed = ModelXml.isEngineExtension(element)
                ? ENGINE_EXTENSIONS.contains(name)
                : BPMN_NAMESPACES.contains(String.valueOf(element.getNamespaceURI()));
        return allowed ? Stream.empty() : Stream.of(element.getTagName());
    }
}
