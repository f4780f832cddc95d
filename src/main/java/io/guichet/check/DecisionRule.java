package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.Set;
import java.util.stream.Stream;

/** A file holds one table that the desk reads, under the name of the file, with the hit policy by which it reads it. */
final class DecisionRule implements TableRule {

    private static final Set<String> ONE = Set.of("UNIQUE", "FIRST");
    private static final Set<String> ALL = Set.of("COLLECT", "RULE ORDER");

    @Override
    public Stream<ModelFinding> findings(TableFile table, ModelSet set) {
        var columns = TableColumns.of(table.key());
        if (table.decisions().size() != 1
                || !table.key().equals(table.name())
                || table.decisionTable().isEmpty()) {
            return Stream.of(ModelFinding.ofRow(
                    FindingKind.DECISION_KEY_CHANGED, table.file(), table.key(), null, table.name()));
        }
        if (columns.isEmpty()) {
            return Stream.of(ModelFinding.ofRow(FindingKind.TABLE_UNKNOWN, table.file(), table.key(), null));
        }
        var element = table.decisionTable().get();
        var allowed = columns.get().decides() ? ONE : ALL;
        var fits = allowed.contains(table.hitPolicy())
                && element.getAttribute("aggregation").isEmpty();
        return Stream.concat(
                fits
                        ? Stream.empty()
                        : Stream.of(ModelFinding.ofRow(
                                FindingKind.HIT_POLICY_CHANGED,
                                table.file(),
                                table.key(),
                                null,
                                table.hitPolicy(),
                                String.join(", ", new java.util.TreeSet<>(allowed)))),
                HistoryTime.isGiven(table.decisions().get(0))
                        ? Stream.empty()
                        : Stream.of(
                                ModelFinding.ofRow(FindingKind.HISTORY_TIME_MISSING, table.file(), table.key(), null)));
    }
}
