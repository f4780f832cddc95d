package io.guichet.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.model.dmn.Dmn;

/** One parsed version of a decision table. */
final class Table {

    private static final ThreadLocal<DmnDecisionTableEvaluationEvent> LAST_EVALUATION = new ThreadLocal<>();
    private static final DmnEngine ENGINE = engine();

    /** FEEL functions whose result differs from call to call, without spaces. */
    private static final List<String> CHANGING_FUNCTIONS = List.of("now(", "today(", "randomnumber(");

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private final String key;
    private final TableVersion version;
    private final DmnDecision decision;
    private final TableDefinition definition;
    private final Map<String, String> descriptions = new HashMap<>();

    /** Answers by the inputs that the table mentions; it is bounded because inputs may be any text. */
    private final Cache<Map<String, Object>, List<MatchedRow>> answers =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private final String expressions;

    /** Whether the expressions mention that name. */
    private final Map<String, Boolean> mentions = new ConcurrentHashMap<>();

    private final boolean dependsOnInputsOnly;

    Table(String key, TableVersion version, InputStream dmn) throws java.io.IOException {
        var bytes = dmn.readAllBytes();
        this.key = key;
        this.version = version;
        this.decision = ENGINE.parseDecision(key, new ByteArrayInputStream(bytes));
        this.definition = TableReader.read(key, Dmn.readModelFromStream(new ByteArrayInputStream(bytes)));
        definition.rows().forEach(row -> descriptions.put(row.id(), row.text()));
        this.expressions = String.join("\n", definition.expressions());
        var condensed = expressions.replaceAll("\\s", "");
        this.dependsOnInputsOnly = CHANGING_FUNCTIONS.stream().noneMatch(condensed::contains);
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

    /** Matching rows in table order, under the hit policy. The same inputs are evaluated once. */
    List<MatchedRow> rows(Map<String, Object> inputs) {
        if (!dependsOnInputsOnly) {
            return evaluate(inputs);
        }
        var mentioned = new HashMap<>(inputs);
        mentioned.keySet().removeIf(name -> !mentions.computeIfAbsent(name, expressions::contains));
        return answers.get(mentioned, key -> evaluate(inputs));
    }

    private List<MatchedRow> evaluate(Map<String, Object> inputs) {
        try {
            return matchingRows(inputs);
        } catch (DmnEngineException | FeelException broken) {
            throw new InvalidTable("The table '%s' cannot be evaluated: %s".formatted(key, broken.getMessage()));
        }
    }

    private List<MatchedRow> matchingRows(Map<String, Object> inputs) {
        try {
            ENGINE.evaluateDecisionTable(decision, inputs);
            var rows = new ArrayList<MatchedRow>();
            for (var rule : LAST_EVALUATION.get().getMatchingRules()) {
                var values = new HashMap<String, Object>();
                rule.getOutputEntries()
                        .forEach((name, entry) -> values.put(
                                entry.getOutputName() == null ? name : entry.getOutputName(),
                                entry.getValue().getValue()));
                rows.add(new MatchedRow(Collections.unmodifiableMap(values), reason(rule.getId())));
            }
            return List.copyOf(rows);
        } finally {
            LAST_EVALUATION.remove();
        }
    }

    /**
     * An input column.
     *
     * @param expression FEEL, such as {@code plan}
     * @param cells its non-empty cells
     */
    record InputColumn(String expression, List<String> cells) {

        /** Distinct quoted texts of its cells, in table order. */
        Set<String> stringLiterals() {
            return cells.stream()
                    .flatMap(cell -> TEXT.matcher(cell).results().map(text -> text.group(1)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /** A matching row with its outputs by name. */
    record MatchedRow(Map<String, Object> values, DecisionReference reason) {

        String text(String name) {
            var value = values.get(name);
            return value == null || value.toString().isBlank() ? null : value.toString();
        }

        /** Its text; an empty cell is an {@link InvalidTable} that names the row. */
        String required(String name) {
            var text = text(name);
            if (text == null) {
                throw invalid(name);
            }
            return text;
        }

        /** Its text as one of these words; any other is an {@link InvalidTable} that names the row. */
        <T extends Enum<T>> T word(Class<T> words, String name) {
            try {
                return Enum.valueOf(words, required(name));
            } catch (IllegalArgumentException unknown) {
                throw invalid(name);
            }
        }

        /** Its number; anything else is an {@link InvalidTable} that names the row. */
        int number(String name) {
            if (values.get(name) instanceof Number number) {
                return number.intValue();
            }
            throw invalid(name);
        }

        /** The row cannot be used because of this output. */
        InvalidTable invalid(String name) {
            return new InvalidTable("Row %s of %s cannot be used: its output '%s' is '%s'."
                    .formatted(reason.row(), reason.decision(), name, values.getOrDefault(name, "")));
        }

        /** Null for an empty cell. */
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
