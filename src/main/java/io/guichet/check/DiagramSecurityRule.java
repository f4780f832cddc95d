package io.guichet.check;

import java.util.List;
import java.util.stream.Stream;

/** Applies the rules for single elements to all elements of a diagram. */
final class DiagramSecurityRule implements DiagramRule {

    private static final List<ElementRule> RULES =
            List.of(new AllowedElementsRule(), new AllowedAttributesRule(), new AllowedFormKeysRule());

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        return diagram.elements().stream().flatMap(element -> RULES.stream().flatMap(rule -> rule.violations(element)
                .map(detail -> ModelFinding.of(rule.kind(), diagram.file(), ModelXml.nearestId(element), detail))));
    }

    @Override
    public boolean isSecurity() {
        return true;
    }
}
