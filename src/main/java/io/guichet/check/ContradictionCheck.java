package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.TableDefinition;
import io.guichet.policy.TableDefinition.TableHitPolicy;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds contradictory publications: a published row after other published rows with other outputs. An earlier, more
 * specific row is an exception and not a contradiction, unless exceptions cover the later row completely.
 */
final class ContradictionCheck implements Check {

    @Override
    public List<Finding> findings(PolicyTables policy) {
        var findings = new ArrayList<Finding>();
        for (var table : policy.tables()) {
            if (table.hitPolicy() == TableHitPolicy.FIRST) {
                for (var row : table.rows()) {
                    var contradicting = contradictingRows(policy, table, row);
                    if (!contradicting.isEmpty()) {
                        var rows = new ArrayList<>(List.of(row));
                        table.rows().stream().filter(contradicting::contains).forEach(rows::add);
                        findings.add(Finding.of(FindingKind.CONTRADICTED, table.name(), rows));
                    }
                }
            }
        }
        return findings;
    }

    /** The earlier published rows that contradict this one; empty for none. */
    static Set<TableRow> contradictingRows(PolicyTables policy, TableDefinition table, TableRow row) {
        if (row.isAssumed() || isCatchAll(row)) {
            return Set.of();
        }
        var winners = new LinkedHashMap<TableRow, Boolean>();
        for (var inputClass : policy.inputClasses(table)) {
            if (inputClass.rows().contains(row)) {
                inputClass.rows().stream()
                        .filter(other -> !other.isAssumed())
                        .findFirst()
                        .ifPresent(winner -> winners.put(winner, winner.hasSameOutputsAs(row)));
            }
        }
        var isWhollyHidden = !winners.containsKey(row);
        winners.values().removeIf(same -> same);
        var contradicting = new LinkedHashSet<>(winners.keySet());
        contradicting.removeIf(winner -> isMoreSpecific(winner, row));
        return contradicting.isEmpty() && isWhollyHidden ? winners.keySet() : contradicting;
    }

    /** Whether it has no conditions and so covers what remains. */
    private static boolean isCatchAll(TableRow row) {
        return row.cells().stream().allMatch(String::isEmpty);
    }

    private static boolean isMoreSpecific(TableRow one, TableRow other) {
        for (int column = 0; column < one.cells().size(); column++) {
            if (!one.cells().get(column).isEmpty() && other.cells().get(column).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
