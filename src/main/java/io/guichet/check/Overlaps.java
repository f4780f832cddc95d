package io.guichet.check;

import io.guichet.check.Finding.Kind;
import io.guichet.policy.Case;
import io.guichet.policy.WrittenTable;
import io.guichet.policy.WrittenTable.Hits;
import io.guichet.policy.WrittenTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiPredicate;

/** Rows that answer the same question where only one may, or twice with the same answer. */
final class Overlaps implements Check {

    @Override
    public List<Finding> of(Policy policy) {
        var findings = new ArrayList<Finding>();
        for (var table : policy.tables()) {
            if (table.hits() == Hits.UNIQUE) {
                findings.addAll(found(policy, table, Kind.OVERLAP, (one, other) -> true));
            }
            if (table.hits() == Hits.ALL) {
                findings.addAll(found(policy, table, Kind.SAID_TWICE, Row::saysTheSameAs));
            }
        }
        return findings;
    }

    private static List<Finding> found(Policy policy, WrittenTable table, Kind kind, BiPredicate<Row, Row> wrong) {
        var pairs = new LinkedHashMap<List<Row>, List<Case>>();
        for (var asked : policy.cases(table)) {
            var rows = asked.rows();
            for (int one = 0; one < rows.size(); one++) {
                for (int other = one + 1; other < rows.size(); other++) {
                    if (wrong.test(rows.get(one), rows.get(other))) {
                        pairs.computeIfAbsent(List.of(rows.get(one), rows.get(other)), pair -> new ArrayList<>())
                                .add(asked);
                    }
                }
            }
        }
        return pairs.entrySet().stream()
                .map(pair -> Finding.of(kind, table.name(), pair.getKey(), Examples.of(pair.getValue())))
                .toList();
    }
}
