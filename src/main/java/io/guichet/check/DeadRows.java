package io.guichet.check;

import io.guichet.check.Finding.Kind;
import io.guichet.policy.WrittenTable;
import io.guichet.policy.WrittenTable.Hits;
import io.guichet.policy.WrittenTable.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

/** Rows that never decide anything: nothing matches them, or earlier ones always come first. */
final class DeadRows implements Check {

    @Override
    public List<Finding> of(Policy policy) {
        var findings = new ArrayList<Finding>();
        for (var table : policy.tables()) {
            var matching = new HashSet<Row>();
            policy.cases(table).forEach(asked -> matching.addAll(asked.rows()));
            var unreadable = policy.unreadable(table);
            table.rows().stream()
                    .filter(row -> !matching.contains(row) && Collections.disjoint(row.cells(), unreadable))
                    .forEach(row -> findings.add(Finding.of(Kind.NEVER_MATCHES, table.name(), List.of(row))));
            if (table.hits() == Hits.FIRST) {
                findings.addAll(hidden(policy, table, matching));
            }
        }
        return findings;
    }

    private static List<Finding> hidden(Policy policy, WrittenTable table, HashSet<Row> matching) {
        var first = new HashSet<Row>();
        policy.cases(table).stream()
                .filter(asked -> !asked.rows().isEmpty())
                .forEach(asked -> first.add(asked.rows().get(0)));
        return table.rows().stream()
                .filter(row -> matching.contains(row) && !first.contains(row))
                .filter(row -> Overruled.by(policy, table, row).isEmpty())
                .map(row -> Finding.of(Kind.ALWAYS_HIDDEN, table.name(), with(row, before(policy, table, row))))
                .toList();
    }

    private static List<Row> with(Row row, LinkedHashSet<Row> others) {
        var rows = new ArrayList<>(List.of(row));
        rows.addAll(others);
        return rows;
    }

    private static LinkedHashSet<Row> before(Policy policy, WrittenTable table, Row row) {
        var before = new LinkedHashSet<Row>();
        policy.cases(table).stream()
                .filter(asked -> asked.rows().contains(row))
                .forEach(asked -> before.add(asked.rows().get(0)));
        return before;
    }
}
