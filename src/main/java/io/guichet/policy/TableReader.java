package io.guichet.policy;

import io.guichet.policy.WrittenTable.Hits;
import io.guichet.policy.WrittenTable.Row;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Reads the one table of a DMN file as it is written. */
final class TableReader {

    private TableReader() {}

    static WrittenTable read(String key, DmnModelInstance model) {
        var table = model.getModelElementsByType(DecisionTable.class).iterator().next();
        var outputs = table.getOutputs().stream().map(Output::getName).toList();
        return new WrittenTable(
                key,
                hits(table.getHitPolicy()),
                table.getInputs().stream()
                        .map(input -> text(input.getInputExpression().getText()))
                        .toList(),
                table.getRules().stream().map(rule -> row(outputs, rule)).toList());
    }

    private static Hits hits(HitPolicy policy) {
        return switch (policy) {
            case UNIQUE -> Hits.UNIQUE;
            case FIRST, PRIORITY, ANY -> Hits.FIRST;
            default -> Hits.ALL;
        };
    }

    private static Row row(List<String> outputs, Rule rule) {
        var given = new HashMap<String, String>();
        var column = outputs.iterator();
        rule.getOutputEntries()
                .forEach(entry -> given.put(column.next(), text(entry).replace("\"", "")));
        return new Row(rule.getId(), text(rule.getDescription()), cells(rule), given);
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
