package io.guichet.policy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;

/** One version of one decision table, parsed once. */
final class Table {

    private static final ThreadLocal<DmnDecisionTableEvaluationEvent> LAST = new ThreadLocal<>();
    private static final DmnEngine ENGINE = engine();
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private final String key;
    private final int version;
    private final DmnDecision decision;
    private final Map<String, String> descriptions = new HashMap<>();
    private final List<Row> written = new ArrayList<>();

    Table(String key, int version, InputStream dmn) throws java.io.IOException {
        var bytes = dmn.readAllBytes();
        this.key = key;
        this.version = version;
        this.decision = ENGINE.parseDecision(key, new ByteArrayInputStream(bytes));
        var model = Dmn.readModelFromStream(new ByteArrayInputStream(bytes));
        var columns = model.getModelElementsByType(Output.class).stream()
                .map(Output::getName)
                .toList();
        for (var rule : model.getModelElementsByType(Rule.class)) {
            var description = rule.getDescription();
            descriptions.put(
                    rule.getId(),
                    description == null ? "" : description.getTextContent().strip());
            written.add(new Row(literals(columns, rule), because(rule.getId())));
        }
    }

    private static Map<String, Object> literals(List<String> columns, Rule rule) {
        var values = new HashMap<String, Object>();
        var column = columns.iterator();
        for (var entry : rule.getOutputEntries()) {
            var text = entry.getTextContent().strip();
            values.put(column.next(), NUMBER.matcher(text).matches() ? Integer.valueOf(text) : text.replace("\"", ""));
        }
        return values;
    }

    private Because because(String row) {
        return new Because(key, version, row, descriptions.getOrDefault(row, ""));
    }

    /** Every row as it is written, whatever it asks for: what the table can answer at all. */
    List<Row> written() {
        return List.copyOf(written);
    }

    /** The rows that match, in the table's order, as far as its hit policy lets them. */
    List<Row> rows(Map<String, Object> inputs) {
        try {
            ENGINE.evaluateDecisionTable(decision, inputs);
            var rows = new ArrayList<Row>();
            for (var rule : LAST.get().getMatchingRules()) {
                var values = new HashMap<String, Object>();
                rule.getOutputEntries()
                        .forEach((name, entry) -> values.put(
                                entry.getOutputName() == null ? name : entry.getOutputName(),
                                entry.getValue().getValue()));
                rows.add(new Row(values, because(rule.getId())));
            }
            return rows;
        } finally {
            LAST.remove();
        }
    }

    /** One row that matched: its outputs by name, and why. */
    record Row(Map<String, Object> values, Because because) {

        String text(String name) {
            var value = values.get(name);
            return value == null || value.toString().isBlank() ? null : value.toString();
        }

        int number(String name) {
            return ((Number) values.get(name)).intValue();
        }

        boolean isTrue(String name) {
            return Boolean.TRUE.equals(values.get(name));
        }
    }

    private static DmnEngine engine() {
        var configuration =
                (DefaultDmnEngineConfiguration) DefaultDmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setCustomPostDecisionTableEvaluationListeners(
                List.<DmnDecisionTableEvaluationListener>of(LAST::set));
        return configuration.buildEngine();
    }
}
