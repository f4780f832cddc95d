package io.guichet.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A decision table as it is written.
 *
 * @param inputs the expression of each column, in FEEL
 */
public record TableDefinition(String name, TableHitPolicy hitPolicy, List<String> inputs, List<TableRow> rows) {

    /** Which of the matching rows are the result. */
    public enum TableHitPolicy {
        /** At most one row may match. */
        UNIQUE,
        FIRST,
        ALL
    }

    public TableDefinition {
        inputs = List.copyOf(inputs);
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param text description
     * @param cells conditions in FEEL by column; empty for any value
     * @param outputs outputs by name without quotation marks; empty for none
     */
    public record TableRow(String id, String text, List<String> cells, Map<String, String> outputs) {

        private static final String ASSUMED = "assumed";
        private static final String SOURCE = "source";

        /** Outputs that do not affect the decision: annotations of the row, and localised texts. */
        private static final Pattern TEXT_OUTPUT = Pattern.compile(ASSUMED + "|" + SOURCE + "|.*_[a-z]{2}");

        public TableRow {
            cells = List.copyOf(cells);
            outputs = Map.copyOf(outputs);
        }

        /** Whether the whole row is assumed. */
        public boolean isAssumed() {
            return ASSUMED.equals(assumed());
        }

        /** The assumed part, {@code assumed} for the whole row; null if nothing is assumed. */
        public String assumed() {
            return output(ASSUMED);
        }

        /** Publication; null if it was not published. */
        public String source() {
            return output(SOURCE);
        }

        /** Value of an output; null for none. */
        public String output(String name) {
            var value = outputs.get(name);
            return value == null || value.isBlank() ? null : value;
        }

        /** Whether both decide the same; texts do not count. */
        public boolean hasSameOutputsAs(TableRow other) {
            return comparableOutputs().equals(other.comparableOutputs());
        }

        private Map<String, String> comparableOutputs() {
            var comparable = new TreeMap<>(outputs);
            comparable
                    .entrySet()
                    .removeIf(output -> output.getValue().isBlank()
                            || TEXT_OUTPUT.matcher(output.getKey()).matches());
            return comparable;
        }
    }

    public Optional<TableRow> row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** Everything in it that is evaluated: inputs, cells and outputs. */
    List<String> expressions() {
        var expressions = new ArrayList<>(inputs);
        rows.forEach(row -> {
            expressions.addAll(row.cells());
            expressions.addAll(row.outputs().values());
        });
        return expressions;
    }

    /** Distinct values of an output. */
    public Set<String> outputValues(String output) {
        var values = new TreeSet<String>();
        rows.stream().map(row -> row.output(output)).filter(Objects::nonNull).forEach(values::add);
        return values;
    }

    /** Concatenates two tables with the same columns, these rows first. */
    public TableDefinition combinedWith(TableDefinition other) {
        var combined = new ArrayList<TableRow>();
        rows.forEach(row -> combined.add(padded(row, 0, other.inputs().size())));
        other.rows().forEach(row -> combined.add(padded(row, inputs.size(), 0)));
        var expressions = new ArrayList<>(inputs);
        expressions.addAll(other.inputs());
        return new TableDefinition(name + " and " + other.name(), TableHitPolicy.ALL, expressions, combined);
    }

    private static TableRow padded(TableRow row, int before, int after) {
        var cells = new ArrayList<>(Collections.nCopies(before, ""));
        cells.addAll(row.cells());
        cells.addAll(Collections.nCopies(after, ""));
        return new TableRow(row.id(), row.text(), cells, row.outputs());
    }
}
