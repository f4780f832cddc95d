package io.guichet.check;

import io.guichet.check.Finding.Kind;
import io.guichet.policy.WrittenTable;
import io.guichet.policy.WrittenTable.Hits;
import io.guichet.policy.WrittenTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What was published twice and differently: a published row behind other published rows that say something else. An earlier
 * row that asks more than the later one is its exception and contradicts nothing, unless such exceptions leave nothing of it.
 */
final class Overruled implements Check {

    @Override
    public List<Finding> of(Policy policy) {
        var findings = new ArrayList<Finding>();
        for (var table : policy.tables()) {
            if (table.hits() == Hits.FIRST) {
                for (var row : table.rows()) {
                    var by = by(policy, table, row);
                    if (!by.isEmpty()) {
                        var rows = new ArrayList<>(List.of(row));
                        table.rows().stream().filter(by::contains).forEach(rows::add);
                        findings.add(Finding.of(Kind.OVERRULED, table.name(), rows));
                    }
                }
            }
        }
        return findings;
    }

    /** The published rows that come before this one and say otherwise; none where nothing is contradicted. */
    static Set<Row> by(Policy policy, WrittenTable table, Row row) {
        if (row.isAssumed() || isForTheRest(row)) {
            return Set.of();
        }
        var winners = new LinkedHashMap<Row, Boolean>();
        for (var asked : policy.cases(table)) {
            if (asked.rows().contains(row)) {
                asked.rows().stream()
                        .filter(other -> !other.isAssumed())
                        .findFirst()
                        .ifPresent(winner -> winners.put(winner, winner.saysTheSameAs(row)));
            }
        }
        var isWhollyHidden = !winners.containsKey(row);
        winners.values().removeIf(says -> says);
        var contradicting = new LinkedHashSet<>(winners.keySet());
        contradicting.removeIf(winner -> asksMore(winner, row));
        return contradicting.isEmpty() && isWhollyHidden ? winners.keySet() : contradicting;
    }

    /** Whether it asks nothing, and so only says what is left by all others. */
    private static boolean isForTheRest(Row row) {
        return row.cells().stream().allMatch(String::isEmpty);
    }

    private static boolean asksMore(Row one, Row other) {
        for (int column = 0; column < one.cells().size(); column++) {
            if (!one.cells().get(column).isEmpty() && other.cells().get(column).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
