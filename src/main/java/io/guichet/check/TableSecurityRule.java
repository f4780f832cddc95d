package io.guichet.check;

import java.util.List;
import java.util.stream.Stream;

/** Applies the rules for single elements to all elements of a table. */
final class TableSecurityRule {

    private static final List<ElementRule> RULES = List.of(new FeelOnlyRule(), new FeelDepthRule());

    private TableSecurityRule() {}

    static Stream<ModelFinding> findings(ModelFile table) {
        return ModelXml.checkedElements(table.content()).stream()
                .flatMap(element -> RULES.stream().flatMap(rule -> rule.violations(element)
                        .map(detail ->
                                ModelFinding.of(rule.kind(), table.path(), ModelXml.nearestId(element), detail))));
    }
}
