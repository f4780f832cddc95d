package io.guichet.policy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;

/** One version of one decision table, parsed once. */
final class Table {

    private static final ThreadLocal<DmnDecisionTableEvaluationEvent> LAST_EVALUATION = new ThreadLocal<>();
    private static final DmnEngine ENGINE = engine();
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private final String key;
    private final TableVersion version;
    private final DmnDecision decision;
    private final TableDefinition definition;
    private final Map<String, String> descriptions = new HashMap<>();

    Table(String key, TableVersion version, InputStream dmn) throws java.io.IOException {
        var bytes = dmn.readAllBytes();
        this.key = key;
        this.version = version;
        this.decision = ENGINE.parseDecision(key, new ByteArrayInputStream(bytes));
        this.definition = TableReader.read(key, Dmn.readModelFromStream(new ByteArrayInputStream(bytes)));
        definition.rows().forEach(row -> descriptions.put(row.id(), row.text()));
    }

    private static Map<String, Object> literals(Map<String, String> outputs) {
        var values = new HashMap<String, Object>();
        outputs.forEach(
                (name, text) -> values.put(name, NUMBER.matcher(text).matches() ? Integer.valueOf(text) : text));
        return values;
    }

    TableVersion version() {
        return version;
    }

    private DecisionReference reason(String row) {
        return new DecisionReference(key, version.number(), row, descriptions.getOrDefault(row, ""), version.brand());
    }

    /** The whole table. */
    TableDefinition definition() {
        return definition;
    }

    /** Every row as it is written, whatever it compares with: all that the table can answer. */
    List<MatchedRow> allRows() {
        return definition.rows().stream()
                .map(row -> new MatchedRow(literals(row.outputs()), reason(row.id())))
                .toList();
    }

    /** Its inputs, column by column. */
    List<InputColumn> columns() {
        return IntStream.range(0, definition.inputs().size())
                .mapToObj(column -> new InputColumn(definition.inputs().get(column), cells(column)))
                .toList();
    }

    private List<String> cells(int column) {
        return definition.rows().stream()
                .map(row -> row.cells().get(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /** The rows that match, in the table's order, as far as its hit policy lets them. */
    List<MatchedRow> rows(Map<String, Object> inputs) {
        try {
            ENGINE.evaluateDecisionTable(decision, inputs);
            var rows = new ArrayList<MatchedRow>();
            for (var rule : LAST_EVALUATION.get().getMatchingRules()) {
                var values = new HashMap<String, Object>();
                rule.getOutputEntries()
                        .forEach((name, entry) -> values.put(
                                entry.getOutputName() == null ? name : entry.getOutputName(),
                                entry.getValue().getValue()));
                rows.add(new MatchedRow(values, reason(rule.getId())));
            }
            return rows;
        } finally {
            LAST_EVALUATION.remove();
        }
    }

    /**
     * One input of the table.
     *
     * @param expression FEEL, such as {@code plan}
     * @param cells what its rows compare it with; a row that takes everything has none
     */
    record InputColumn(String expression, List<String> cells) {

        /** The texts in quotation marks that its rows name, each once, in the table's order. */
        Set<String> stringLiterals() {
            return cells.stream()
                    .flatMap(cell -> TEXT.matcher(cell).results().map(text -> text.group(1)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /** One row that matched: its outputs by name, and why. */
    record MatchedRow(Map<String, Object> values, DecisionReference reason) {

        String text(String name) {
            var value = values.get(name);
            return value == null || value.toString().isBlank() ? null : value.toString();
        }

        int number(String name) {
            return ((Number) values.get(name)).intValue();
        }

        /** Null where the cell is empty. */
        Integer optionalNumber(String name) {
            return values.get(name) instanceof Number number ? Integer.valueOf(number.intValue()) : null;
        }

        /** False where the cell is empty; any value but true and false is an {@link InvalidTable} that names the row. */
        boolean isTrue(String name) {
            var value = values.get(name);
            if (value instanceof Boolean flag) {
                return flag;
            }
            if (value == null || value.toString().isBlank()) {
                return false;
            }
            throw new InvalidTable("Row %s of %s must have true or false in column '%s', not '%s'."
                    .formatted(reason.row(), reason.decision(), name, value));
        }
    }

    private static DmnEngine engine() {
        var configuration =
                (DefaultDmnEngineConfiguration) DefaultDmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(() -> Feel.ENGINE);
        configuration.setCustomPostDecisionTableEvaluationListeners(
                List.<DmnDecisionTableEvaluationListener>of(LAST_EVALUATION::set));
        return configuration.buildEngine();
    }
}
