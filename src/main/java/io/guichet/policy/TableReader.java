package io.guichet.policy;

import io.guichet.policy.TableDefinition.TableHitPolicy;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Parses the single table of a DMN file. */
final class TableReader {

    private TableReader() {}

    static TableDefinition read(String key, DmnModelInstance model) {
        var table = model.getModelElementsByType(DecisionTable.class).iterator().next();
        var outputs = table.getOutputs().stream().map(Output::getName).toList();
        return new TableDefinition(
                key,
                hitPolicy(table.getHitPolicy()),
                table.getInputs().stream()
                        .map(input -> text(input.getInputExpression().getText()))
                        .toList(),
                table.getRules().stream().map(rule -> row(outputs, rule)).toList());
    }

    private static TableHitPolicy hitPolicy(HitPolicy policy) {
        return switch (policy) {
            case UNIQUE -> TableHitPolicy.UNIQUE;
            case FIRST, PRIORITY, ANY -> TableHitPolicy.FIRST;
            case COLLECT, OUTPUT_ORDER, RULE_ORDER -> TableHitPolicy.ALL;
        };
    }

    private static TableRow row(List<String> outputs, Rule rule) {
        var outputValues = new HashMap<String, String>();
        var column = outputs.iterator();
        rule.getOutputEntries()
                .forEach(entry -> outputValues.put(column.next(), text(entry).replace("\"", "")));
        return new TableRow(rule.getId(), text(rule.getDescription()), cells(rule), outputValues);
    }

    private static List<String> cells(Rule rule) {
        return rule.getInputEntries().stream()
                .map(TableReader::text)
                .map(cell -> cell.equals("-") ? "" : cell)
                .toList();
    }

    private static String text(ModelElementInstance element) {
        return element == null ? "" : element.getTextContent().strip();
    }
}
