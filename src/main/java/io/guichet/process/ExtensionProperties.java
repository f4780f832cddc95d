package io.guichet.process;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Reads the extension properties of wait states: status, stage, form, ignored messages. */
final class ExtensionProperties {

    private ExtensionProperties() {}

    static Optional<String> get(ModelElementInstance element, String name) {
        if (!(element instanceof BaseElement baseElement) || baseElement.getExtensionElements() == null) {
            return Optional.empty();
        }
        return baseElement
                .getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaProperties.class)
                .list()
                .stream()
                .map(CamundaProperties::getCamundaProperties)
                .flatMap(Collection::stream)
                .filter(property -> property.getCamundaName().equals(name))
                .map(property -> property.getCamundaValue())
                .findFirst();
    }

    /** The same while the engine parses the diagram. */
    static Optional<String> get(Element element, String name) {
        return Optional.ofNullable(element.element("extensionElements"))
                .map(extensions -> extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties"))
                .map(Element::elements)
                .orElse(List.of())
                .stream()
                .filter(property -> name.equals(property.attribute("name")))
                .map(property -> property.attribute("value"))
                .findFirst();
    }

    /** Whether this element, or one that encloses it, ignores the message. */
    static boolean isIgnored(ModelElementInstance element, String message) {
        for (var current = element; current != null; current = current.getParentElement()) {
            var names = get(current, "ignoredMessages").map(value -> List.of(value.split("\\s*,\\s*")));
            if (names.isPresent() && names.get().contains(message)) {
                return true;
            }
        }
        return false;
    }
}
