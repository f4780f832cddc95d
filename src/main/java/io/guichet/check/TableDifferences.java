package io.guichet.check;

import io.guichet.check.FileDifference.DifferenceKind;
import io.guichet.check.TableFile.TableInput;
import io.guichet.check.TableFile.TableOutput;
import io.guichet.check.TableFile.WrittenRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Compares two versions of a decision table cell by cell. A row is recognised by its id, a column by its name. */
final class TableDifferences {

    private static final String DESCRIPTION = "description";

    private TableDifferences() {}

    static List<FileDifference> between(TableFile before, TableFile after) {
        var differences = new ArrayList<FileDifference>();
        if (!before.hitPolicy().equals(after.hitPolicy())) {
            differences.add(FileDifference.changed(
                    DifferenceKind.SETTING_CHANGED, "", "", "hitPolicy", before.hitPolicy(), after.hitPolicy()));
        }
        addColumns(before, after, differences);
        addRows(before, after, differences);
        return differences;
    }

    private static void addColumns(TableFile before, TableFile after, List<FileDifference> differences) {
        var old = columns(before);
        var now = columns(after);
        now.forEach((column, type) -> {
            if (!old.containsKey(column)) {
                differences.add(FileDifference.of(DifferenceKind.COLUMN_ADDED, column, ""));
            } else if (!old.get(column).equals(type)) {
                differences.add(FileDifference.changed(
                        DifferenceKind.SETTING_CHANGED, column, "", "type", old.get(column), type));
            }
        });
        old.keySet().stream()
                .filter(column -> !now.containsKey(column))
                .forEach(column -> differences.add(FileDifference.of(DifferenceKind.COLUMN_REMOVED, column, "")));
    }

    /** The types of the inputs and outputs by name. */
    private static Map<String, String> columns(TableFile table) {
        var columns = new LinkedHashMap<String, String>();
        for (TableInput input : table.inputs()) {
            columns.put(input.expression(), input.type());
        }
        for (TableOutput output : table.outputs()) {
            columns.put(output.name(), output.type());
        }
        return columns;
    }

    private static void addRows(TableFile before, TableFile after, List<FileDifference> differences) {
        var old = rows(before);
        var now = rows(after);
        now.forEach((id, row) -> {
            if (old.containsKey(id)) {
                addCells(cells(before, old.get(id)), cells(after, row), row, differences);
            } else {
                differences.add(new FileDifference(
                        DifferenceKind.ROW_ADDED, id, row.description(), "", "", text(cells(after, row))));
            }
        });
        old.forEach((id, row) -> {
            if (!now.containsKey(id)) {
                differences.add(new FileDifference(
                        DifferenceKind.ROW_REMOVED, id, row.description(), "", text(cells(before, row)), ""));
            }
        });
        MovedItems.among(List.copyOf(old.keySet()), List.copyOf(now.keySet()))
                .forEach(moved -> differences.add(new FileDifference(
                        DifferenceKind.ROW_MOVED,
                        moved.id(),
                        now.get(moved.id()).description(),
                        "",
                        String.valueOf(moved.from()),
                        String.valueOf(moved.to()))));
    }

    private static Map<String, WrittenRow> rows(TableFile table) {
        var rows = new LinkedHashMap<String, WrittenRow>();
        table.rows().forEach(row -> rows.putIfAbsent(row.id(), row));
        return rows;
    }

    private static void addCells(
            Map<String, String> old, Map<String, String> now, WrittenRow row, List<FileDifference> differences) {
        var columns = new LinkedHashSet<>(now.keySet());
        columns.addAll(old.keySet());
        for (var column : columns) {
            var from = old.getOrDefault(column, "");
            var to = now.getOrDefault(column, "");
            if (!from.equals(to)) {
                differences.add(FileDifference.changed(
                        DifferenceKind.CELL_CHANGED, row.id(), row.description(), column, from, to));
            }
        }
    }

    private static Map<String, String> cells(TableFile table, WrittenRow row) {
        var cells = new LinkedHashMap<String, String>();
        for (int column = 0;
                column < Math.min(table.inputs().size(), row.cells().size());
                column++) {
            cells.put(table.inputs().get(column).expression(), row.cells().get(column));
        }
        for (int column = 0;
                column < Math.min(table.outputs().size(), row.outputs().size());
                column++) {
            cells.put(table.outputs().get(column).name(), row.outputs().get(column));
        }
        cells.put(DESCRIPTION, row.description());
        return cells;
    }

    private static String text(Map<String, String> cells) {
        var text = new ArrayList<String>();
        cells.forEach((column, cell) -> {
            if (!cell.isEmpty() && !column.equals(DESCRIPTION)) {
                text.add(column + ": " + cell);
            }
        });
        return String.join("; ", text);
    }
}
