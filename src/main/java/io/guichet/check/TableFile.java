package io.guichet.check;

import io.guichet.policy.TableDefinition;
import io.guichet.policy.TableDefinition.TableHitPolicy;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** A decision table as it stands in its file. */
final class TableFile {

    private final ModelFile file;
    private final List<Element> decisions;
    private final Optional<Element> decisionTable;
    private final List<TableInput> inputs = new ArrayList<>();
    private final List<TableOutput> outputs = new ArrayList<>();
    private final List<WrittenRow> rows = new ArrayList<>();

    /** @param type declared type; empty for none */
    record TableInput(String id, String expression, String type) {}

    /** @param type declared type; empty for none */
    record TableOutput(String id, String name, String type) {}

    /**
     * A row as it is written.
     *
     * @param cells conditions by column; empty for any value
     * @param outputs outputs by column, with quotation marks
     */
    record WrittenRow(String id, String description, List<String> cells, List<String> outputs) {}

    private TableFile(ModelFile file, List<Element> elements) {
        this.file = file;
        this.decisions = elements.stream()
                .filter(element -> "decision".equals(element.getLocalName()))
                .toList();
        this.decisionTable = elements.stream()
                .filter(element -> "decisionTable".equals(element.getLocalName()))
                .findFirst();
        decisionTable.ifPresent(this::read);
    }

    static TableFile of(ModelFile file, List<Element> elements) {
        return new TableFile(file, elements);
    }

    private void read(Element table) {
        ModelXml.children(table, "input").forEach(input -> {
            var expression = ModelXml.children(input, "inputExpression").findFirst();
            inputs.add(new TableInput(
                    input.getAttribute("id"),
                    expression.map(TableFile::text).orElse(""),
                    expression.map(element -> element.getAttribute("typeRef")).orElse("")));
        });
        ModelXml.children(table, "output")
                .forEach(output -> outputs.add(new TableOutput(
                        output.getAttribute("id"), output.getAttribute("name"), output.getAttribute("typeRef"))));
        ModelXml.children(table, "rule")
                .forEach(rule -> rows.add(new WrittenRow(
                        rule.getAttribute("id"),
                        ModelXml.children(rule, "description")
                                .map(ModelXml::text)
                                .map(String::strip)
                                .findFirst()
                                .orElse(""),
                        ModelXml.children(rule, "inputEntry")
                                .map(TableFile::text)
                                .map(cell -> cell.equals("-") ? "" : cell)
                                .toList(),
                        ModelXml.children(rule, "outputEntry")
                                .map(TableFile::text)
                                .toList())));
    }

    private static String text(Element entry) {
        return ModelXml.children(entry, "text")
                .map(ModelXml::text)
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    ModelFile file() {
        return file;
    }

    /** The name of the table by its file. */
    String name() {
        return file.baseName();
    }

    List<Element> decisions() {
        return decisions;
    }

    /** Key of the decision; empty if there is none. */
    String key() {
        return decisions.isEmpty() ? "" : decisions.get(0).getAttribute("id");
    }

    Optional<Element> decisionTable() {
        return decisionTable;
    }

    List<TableInput> inputs() {
        return inputs;
    }

    List<TableOutput> outputs() {
        return outputs;
    }

    List<WrittenRow> rows() {
        return rows;
    }

    /** Position of the output of this name; -1 for none. */
    int column(String output) {
        for (int column = 0; column < outputs.size(); column++) {
            if (outputs.get(column).name().equals(output)) {
                return column;
            }
        }
        return -1;
    }

    /** The hit policy as it is written; {@code UNIQUE} if none is. */
    String hitPolicy() {
        var written =
                decisionTable.map(table -> table.getAttribute("hitPolicy")).orElse("");
        return written.isEmpty() ? "UNIQUE" : written;
    }

    /** For the checks of what the table decides. */
    TableDefinition definition() {
        return new TableDefinition(
                name(),
                hits(),
                inputs.stream().map(TableInput::expression).toList(),
                rows.stream().map(this::row).toList());
    }

    private TableHitPolicy hits() {
        return switch (hitPolicy()) {
            case "UNIQUE" -> TableHitPolicy.UNIQUE;
            case "FIRST", "PRIORITY", "ANY" -> TableHitPolicy.FIRST;
            default -> TableHitPolicy.ALL;
        };
    }

    private TableRow row(WrittenRow row) {
        var values = new HashMap<String, String>();
        for (int column = 0; column < Math.min(outputs.size(), row.outputs().size()); column++) {
            values.put(outputs.get(column).name(), row.outputs().get(column).replace("\"", ""));
        }
        return new TableRow(row.id(), row.description(), row.cells(), values);
    }
}
