package io.guichet;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A house rule for elements of diagrams. Each element that breaks it is one line: file, element, rule and how to mend it. */
record HouseRule<T extends ModelElementInstance>(Collection<T> elements, Map<Path, BpmnModelInstance> diagrams) {

    static <T extends ModelElementInstance> HouseRule<T> forEach(Collection<T> elements) {
        return new HouseRule<>(elements, Diagrams.ALL);
    }

    static <T extends ModelElementInstance> HouseRule<T> forEach(Class<T> type) {
        return forEach(Diagrams.elements(type));
    }

    /**
     * Fails with one line for each element that does not satisfy the rule.
     *
     * @param rule what every element must be, and how to mend one that is not
     */
    HouseRule<T> must(String rule, Predicate<? super T> satisfies) {
        var violations = elements.stream()
                .filter(satisfies.negate())
                .map(element -> "%s %s: %s".formatted(file(element), element.getAttributeValue("id"), rule))
                .toList();
        report(violations);
        return this;
    }

    static void report(List<String> violations) {
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n", violations));
        }
    }

    private String file(T element) {
        return diagrams.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .getDocument()
                        .equals(element.getModelInstance().getDocument()))
                .map(entry -> entry.getKey().getFileName().toString())
                .findFirst()
                .orElse("a diagram");
    }
}
