package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.TableDefinition;
import io.guichet.policy.TableDefinition.TableHitPolicy;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds rows that never decide: no input matches them, or earlier rows always match first. */
final class UnreachableRowCheck implements Check {

    @Override
    public List<Finding> findings(PolicyTables policy) {
        var findings = new ArrayList<Finding>();
        for (var table : policy.tables()) {
            var matching = new HashSet<TableRow>();
            policy.inputClasses(table).forEach(inputClass -> matching.addAll(inputClass.rows()));
            var invalid = policy.invalidExpressions(table);
            table.rows().stream()
                    .filter(row -> !matching.contains(row) && Collections.disjoint(row.cells(), invalid))
                    .forEach(row -> findings.add(Finding.of(FindingKind.NEVER_MATCHES, table.name(), List.of(row))));
            if (table.hitPolicy() == TableHitPolicy.FIRST) {
                findings.addAll(masked(policy, table, matching));
            }
        }
        return findings;
    }

    private static List<Finding> masked(PolicyTables policy, TableDefinition table, HashSet<TableRow> matching) {
        var first = new HashSet<TableRow>();
        policy.inputClasses(table).stream()
                .filter(inputClass -> !inputClass.rows().isEmpty())
                .forEach(inputClass -> first.add(inputClass.rows().get(0)));
        return table.rows().stream()
                .filter(row -> matching.contains(row) && !first.contains(row))
                .filter(row ->
                        ContradictionCheck.contradictingRows(policy, table, row).isEmpty())
                .map(row -> Finding.of(
                        FindingKind.MASKED, table.name(), rowFollowedBy(row, table, maskingRows(policy, table, row))))
                .toList();
    }

    /** The row, followed by those that precede it wherever it matches. */
    private static List<TableRow> rowFollowedBy(TableRow row, TableDefinition table, Set<TableRow> others) {
        var rows = new ArrayList<>(List.of(row));
        table.rows().stream().filter(others::contains).forEach(rows::add);
        return rows;
    }

    private static Set<TableRow> maskingRows(PolicyTables policy, TableDefinition table, TableRow row) {
        return policy.inputClasses(table).stream()
                .filter(inputClass -> inputClass.rows().contains(row))
                .map(inputClass -> inputClass.rows().get(0))
                .collect(Collectors.toSet());
    }
}
