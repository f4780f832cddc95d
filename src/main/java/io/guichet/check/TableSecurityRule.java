package io.guichet.check;

import java.util.List;
import java.util.stream.Stream;

/** Applies the rules for single elements to all elements of a table. */
final class TableSecurityRule {

    private static final List<ElementRule> RULES =
            List.of(new FeelOnlyRule(), new FeelDepthRule(), new TableElementsRule());

    private TableSecurityRule() {}

    /** Costly expressions are looked for where no expression is too deep to be parsed. */
    static Stream<ModelFinding> findings(ModelFile table) {
        var unsafe = RULES.stream().flatMap(rule -> findings(table, rule)).toList();
        return unsafe.isEmpty() ? findings(table, new FeelCostRule()) : unsafe.stream();
    }

    private static Stream<ModelFinding> findings(ModelFile table, ElementRule rule) {
        return ModelXml.checkedElements(table.content()).stream().flatMap(element -> rule.violations(element)
                .map(detail -> ModelFinding.of(rule.kind(), table.path(), ModelXml.nearestId(element), detail)));
    }
}
