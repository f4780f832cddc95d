package io.guichet.check;

import io.guichet.check.Finding.Kind;
import io.guichet.policy.WrittenTable;
import io.guichet.policy.WrittenTable.Hits;
import io.guichet.policy.WrittenTable.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
                .map(row -> Finding.of(Kind.ALWAYS_HIDDEN, table.name(), with(row, table, before(policy, table, row))))
                .toList();
    }

    /** The row, then those that come before it wherever it matches. */
    private static List<Row> with(Row row, WrittenTable table, Set<Row> others) {
        var rows = new ArrayList<>(List.of(row));
        table.rows().stream().filter(others::contains).forEach(rows::add);
        return rows;
    }

    private static Set<Row> before(Policy policy, WrittenTable table, Row row) {
        return policy.cases(table).stream()
                .filter(asked -> asked.rows().contains(row))
                .map(asked -> asked.rows().get(0))
                .collect(Collectors.toSet());
    }
}
