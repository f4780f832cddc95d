package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.ArrayList;
import java.util.stream.Stream;

/** No row stands twice: of two with the same conditions and the same result one decides nothing. */
final class DuplicateRowRule implements TableRule {

    @Override
    public Stream<ModelFinding> findings(TableFile table, ModelSet set) {
        var findings = new ArrayList<ModelFinding>();
        var known = new ArrayList<TableRow>();
        for (var row : table.definition().rows()) {
            known.stream()
                    .filter(other -> other.cells().equals(row.cells()) && other.hasSameOutputsAs(row))
                    .findFirst()
                    .ifPresent(other -> findings.add(
                            ModelFinding.ofRow(FindingKind.ROW_TWICE, table.file(), null, row.id(), other.id())));
            known.add(row);
        }
        return findings.stream();
    }
}
