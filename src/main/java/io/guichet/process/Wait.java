package io.guichet.process;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Reads what the diagrams say about their waits in extension properties: status, stage, form, harmless messages. */
final class Wait {

    private Wait() {}

    static Optional<String> property(ModelElementInstance element, String name) {
        if (!(element instanceof BaseElement base) || base.getExtensionElements() == null) {
            return Optional.empty();
        }
        return base.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .map(CamundaProperties::getCamundaProperties)
                .flatMap(Collection::stream)
                .filter(property -> property.getCamundaName().equals(name))
                .map(property -> property.getCamundaValue())
                .findFirst();
    }

    /** Whether a message may arrive at this element, or at what encloses it, without anything happening. */
    static boolean harmless(ModelElementInstance element, String message) {
        for (var at = element; at != null; at = at.getParentElement()) {
            var names = property(at, "harmless").map(value -> List.of(value.split("\\s*,\\s*")));
            if (names.isPresent() && names.get().contains(message)) {
                return true;
            }
        }
        return false;
    }
}
