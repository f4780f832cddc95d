package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/** Finds inputs and cells that are not valid FEEL and make the engine fail. */
final class ExpressionCheck implements Check {

    @Override
    public List<Finding> findings(PolicyTables policy) {
        var findings = new ArrayList<Finding>();
        for (var table : policy.tables()) {
            policy.invalidExpressions(table).forEach(expression -> findings.add(finding(table, expression)));
        }
        return findings;
    }

    private static Finding finding(TableDefinition table, String expression) {
        var rows = table.rows().stream()
                .filter(row -> row.cells().contains(expression))
                .toList();
        return Finding.of(FindingKind.INVALID_EXPRESSION, table.name(), rows, expression);
    }
}
