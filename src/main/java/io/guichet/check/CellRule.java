package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.check.TableFile.TableInput;
import io.guichet.check.TableFile.WrittenRow;
import io.guichet.policy.FeelExpression;
import io.guichet.policy.InputClasses;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Each input and cell is FEEL, reads what tables can read, and compares with values that occur. */
final class CellRule implements TableRule {

    /** Every decision stores it as its reason. */
    private static final int MAX_DESCRIPTION = 1_000;

    @Override
    public Stream<ModelFinding> findings(TableFile table, ModelSet set) {
        var findings = new LinkedHashSet<ModelFinding>();
        var vocabularies = set.brandsOf(table.file()).stream()
                .map(brand -> new InputClasses(brand, set.tables(brand.id()), set.clockTriggers()))
                .toList();
        if (!hasShape(table, findings)) {
            return findings.stream();
        }
        for (int column = 0; column < table.inputs().size(); column++) {
            new ColumnCheck(table, column, vocabularies, findings).check();
        }
        for (var row : table.rows()) {
            for (var column = 0; column < table.outputs().size(); column++) {
                var text = row.outputs().get(column);
                if (!text.isEmpty() && !FeelExpression.of(text).isValid()) {
                    findings.add(ModelFinding.ofRow(
                            FindingKind.INVALID_EXPRESSION,
                            table.file(),
                            table.outputs().get(column).id(),
                            row.id(),
                            text));
                }
            }
        }
        return findings.stream();
    }

    /** Rows have an id of their own and a cell for each column. */
    private static boolean hasShape(TableFile table, Set<ModelFinding> findings) {
        var ids = new HashSet<String>();
        for (var row : table.rows()) {
            var complete = !row.id().isEmpty()
                    && ids.add(row.id())
                    && row.cells().size() == table.inputs().size()
                    && row.outputs().size() == table.outputs().size();
            if (!complete) {
                findings.add(ModelFinding.ofRow(FindingKind.ROW_INCOMPLETE, table.file(), null, row.id()));
            }
            if (row.description().length() > MAX_DESCRIPTION) {
                findings.add(ModelFinding.ofRow(
                        FindingKind.ROW_TEXT_TOO_LONG, table.file(), null, row.id(), MAX_DESCRIPTION));
            }
            if (row.description().isEmpty()) {
                findings.add(ModelFinding.ofRow(FindingKind.ROW_UNDESCRIBED, table.file(), null, row.id()));
            }
        }
        return findings.stream().noneMatch(ModelFinding::isError);
    }

    private record ColumnCheck(
            TableFile table, int column, List<InputClasses> vocabularies, Set<ModelFinding> findings) {

        void check() {
            var input = table.inputs().get(column);
            var expression = FeelExpression.of(input.expression());
            if (!expression.isValid()) {
                findings.add(finding(FindingKind.INVALID_EXPRESSION, input, null, input.expression()));
                return;
            }
            var unknown = unknown(expression);
            if (!unknown.isEmpty()) {
                findings.add(finding(FindingKind.NAME_UNKNOWN, input, null, String.join(", ", unknown)));
                return;
            }
            if (!hasFittingType(input, expression)) {
                findings.add(finding(FindingKind.INPUT_TYPE_WRONG, input, null, input.type()));
            }
            var values = values(expression);
            table.rows().forEach(row -> check(input, row, values));
        }

        private void check(TableInput input, WrittenRow row, Set<String> values) {
            var cell = row.cells().get(column);
            if (cell.isEmpty()) {
                return;
            }
            var tests = FeelExpression.ofTests(cell);
            if (!tests.isValid()) {
                findings.add(finding(FindingKind.INVALID_EXPRESSION, input, row, cell));
                return;
            }
            var unknown = unknown(tests);
            if (!unknown.isEmpty()) {
                findings.add(finding(FindingKind.NAME_UNKNOWN, input, row, String.join(", ", unknown)));
                return;
            }
            var foreign = new TreeSet<>(tests.literals());
            foreign.removeAll(values);
            if (!values.isEmpty() && !foreign.isEmpty() && tests.names().isEmpty()) {
                findings.add(finding(FindingKind.VALUE_UNKNOWN, input, row, String.join(", ", foreign)));
            }
        }

        private ModelFinding finding(FindingKind kind, TableInput input, WrittenRow row, String detail) {
            return ModelFinding.ofRow(kind, table.file(), input.id(), row == null ? null : row.id(), detail);
        }

        private Set<String> unknown(FeelExpression expression) {
            var unknown = new TreeSet<>(expression.unknownFunctions());
            expression.names().stream()
                    .filter(name -> vocabularies.stream().noneMatch(vocabulary -> vocabulary.isKnown(name)))
                    .filter(name -> !vocabularies.isEmpty())
                    .forEach(unknown::add);
            return unknown;
        }

        /** The texts that the input can have in some brand; empty if it can have any. */
        private Set<String> values(FeelExpression expression) {
            var values = new TreeSet<>(expression.literals());
            for (var name : expression.names()) {
                var texts = vocabularies.stream()
                        .flatMap(vocabulary -> vocabulary.texts(name).stream())
                        .toList();
                if (texts.isEmpty()) {
                    return Set.of();
                }
                values.addAll(texts);
            }
            return expression.names().isEmpty() ? Set.of() : values;
        }

        /** A plain text attribute must not be declared as something else, which it cannot be converted to. */
        private boolean hasFittingType(TableInput input, FeelExpression expression) {
            var isText = !values(expression).isEmpty() && isPlain(expression, input);
            return !isText || input.type().isEmpty() || input.type().equals("string");
        }

        private static boolean isPlain(FeelExpression expression, TableInput input) {
            return expression.names().contains(input.expression())
                    || input.expression().startsWith("if ")
                            && !input.expression().contains(" satisfies ");
        }
    }
}
