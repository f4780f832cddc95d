package io.guichet.check;

import io.guichet.check.Finding.Kind;
import io.guichet.policy.WrittenTable;
import java.util.ArrayList;
import java.util.List;

/** Inputs and cells that are no FEEL, at which the engine fails. */
final class Unreadable implements Check {

    @Override
    public List<Finding> of(Policy policy) {
        var findings = new ArrayList<Finding>();
        for (var table : policy.tables()) {
            policy.unreadable(table).forEach(expression -> findings.add(found(table, expression)));
        }
        return findings;
    }

    private static Finding found(WrittenTable table, String expression) {
        var rows = table.rows().stream()
                .filter(row -> row.cells().contains(expression))
                .toList();
        return Finding.of(Kind.UNREADABLE, table.name(), rows, expression);
    }
}
