package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.check.TableFile.TableOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table has the outputs that the desk reads, each once, under its name and of its type. */
final class OutputColumnRule implements TableRule {

    @Override
    public Stream<ModelFinding> findings(TableFile table, ModelSet set) {
        var columns = TableColumns.of(table.name()).orElseThrow();
        var names = table.outputs().stream().map(TableOutput::name).toList();
        var missing = columns.columns().stream()
                .map(TableColumns.TableColumn::name)
                .filter(name -> !names.contains(name))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            return Stream.of(ModelFinding.ofRow(FindingKind.OUTPUT_MISSING, table.file(), table.key(), null, missing));
        }
        var findings = new ArrayList<ModelFinding>();
        for (var column = 0; column < names.size(); column++) {
            var isRepeated = names.indexOf(names.get(column)) < column;
            finding(table, columns, table.outputs().get(column), isRepeated).forEach(findings::add);
        }
        return findings.stream();
    }

    private static Stream<ModelFinding> finding(
            TableFile table, TableColumns columns, TableOutput output, boolean isRepeated) {
        if (isRepeated) {
            return Stream.of(of(FindingKind.OUTPUT_TWICE, table, output));
        }
        if (!columns.isKnown(output.name())) {
            return Stream.of(of(FindingKind.OUTPUT_UNKNOWN, table, output));
        }
        var fits = columns.column(output.name())
                .map(column -> column.type().allows(output.type()))
                .orElse(TableColumns.ColumnType.TEXT.allows(output.type()));
        return fits ? Stream.empty() : Stream.of(of(FindingKind.OUTPUT_TYPE_WRONG, table, output));
    }

    private static ModelFinding of(FindingKind kind, TableFile table, TableOutput output) {
        return new ModelFinding(kind, table.file().path(), output.id(), null, output.name(), List.of(output.type()));
    }
}
