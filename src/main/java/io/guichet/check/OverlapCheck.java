package io.guichet.check;

import io.guichet.check.Finding.ExampleInputs;
import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.InputClasses.InputClass;
import io.guichet.policy.TableDefinition;
import io.guichet.policy.TableDefinition.TableHitPolicy;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiPredicate;

/** Finds overlapping rows where only one may match, and duplicates. */
final class OverlapCheck implements Check {

    @Override
    public List<Finding> findings(PolicyTables policy) {
        var findings = new ArrayList<Finding>();
        for (var table : policy.tables()) {
            if (table.hitPolicy() == TableHitPolicy.UNIQUE) {
                findings.addAll(pairs(policy, table, FindingKind.OVERLAP, (one, other) -> true));
            }
            if (table.hitPolicy() == TableHitPolicy.ALL) {
                findings.addAll(pairs(policy, table, FindingKind.DUPLICATE, TableRow::hasSameOutputsAs));
            }
        }
        return findings;
    }

    private static List<Finding> pairs(
            PolicyTables policy, TableDefinition table, FindingKind kind, BiPredicate<TableRow, TableRow> isConflict) {
        var pairs = new LinkedHashMap<List<TableRow>, List<InputClass>>();
        for (var inputClass : policy.inputClasses(table)) {
            var rows = inputClass.rows();
            for (int one = 0; one < rows.size(); one++) {
                for (int other = one + 1; other < rows.size(); other++) {
                    if (isConflict.test(rows.get(one), rows.get(other))) {
                        pairs.computeIfAbsent(List.of(rows.get(one), rows.get(other)), pair -> new ArrayList<>())
                                .add(inputClass);
                    }
                }
            }
        }
        return pairs.entrySet().stream()
                .map(pair -> Finding.of(kind, table.name(), pair.getKey(), ExampleInputs.of(pair.getValue())))
                .toList();
    }
}
