package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.policy.TableDefinition.TableRow;
import io.guichet.problem.UnfulfillableRequest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The possible inputs of a brand's tables, classified by the rows that match them. Inputs that read the same attribute are combined,
 * all others are evaluated alone, so that the cost of a table depends on the classes that its rows distinguish.
 */
public final class InputClasses {

    private final InputValues values;

    /**
     * @param tables the brand's tables by name: they name the priorities and calendars that are inputs of other tables
     * @param clockTriggers the triggers that clocks tables read
     */
    public InputClasses(Brand brand, Map<String, TableDefinition> tables, Set<String> clockTriggers) {
        this.values = new InputValues(brand, tables, clockTriggers);
    }

    /**
     * Inputs that match the same rows of a table.
     *
     * @param example an example; variables that the table does not read are absent, unknown ones are null
     * @param rows matching rows in table order, regardless of the hit policy
     * @param combinations number of input combinations in this class
     */
    public record InputClass(Map<String, Object> example, List<TableDefinition.TableRow> rows, long combinations) {}

    private record PartialClass(BitSet rows, Map<String, Object> example, long combinations) {}

    /**
     * The classes of a table, which together contain every combination of attributes.
     *
     * @param separateVariables attributes whose values get classes of their own even if no row distinguishes them
     * @throws UnfulfillableRequest if there are too many
     */
    public List<InputClass> of(TableDefinition table, String... separateVariables) {
        var classes = List.of(new PartialClass(all(table), Map.of(), 1));
        for (var group : InputGroup.of(table, values)) {
            classes = product(table, classes, partialClasses(table, group, Set.of(separateVariables)));
        }
        return classes.stream()
                .map(part -> new InputClass(part.example(), rows(table, part.rows()), part.combinations()))
                .toList();
    }

    /** Whether tables of the brand may read this variable. */
    public boolean isKnown(String variable) {
        return values.isKnown(variable);
    }

    /** The texts that this variable may have; empty if it may be any text, or is no text. */
    public Set<String> texts(String variable) {
        return values.texts(variable);
    }

    /** Inputs and cells that are not valid FEEL and make the engine fail. */
    public Set<String> invalidExpressions(TableDefinition table) {
        var invalid = new TreeSet<String>();
        for (var group : InputGroup.of(table, values)) {
            var variables = group.assignments(table, values).get(0);
            for (int column : group.columns()) {
                var input = table.inputs().get(column);
                if (!Feel.isValid(input, "", variables)) {
                    invalid.add(input);
                }
                table.rows().stream()
                        .map(row -> row.cells().get(column))
                        .filter(cell -> !Feel.isValid("", cell, variables))
                        .forEach(invalid::add);
            }
        }
        return invalid;
    }

    private Collection<PartialClass> partialClasses(
            TableDefinition table, InputGroup group, Set<String> separateVariables) {
        var parts = new LinkedHashMap<List<Object>, PartialClass>();
        var cells = new HashMap<List<Object>, Boolean>();
        for (var variables : group.assignments(table, values)) {
            var rows = matching(table, group, variables, cells);
            var separateValues = new TreeMap<>(variables);
            separateValues.keySet().retainAll(separateVariables);
            parts.merge(
                    List.of(rows, separateValues),
                    new PartialClass(rows, variables, 1),
                    (known, same) -> new PartialClass(rows, known.example(), known.combinations() + 1));
        }
        return parts.values();
    }

    private BitSet matching(
            TableDefinition table, InputGroup group, Map<String, Object> variables, Map<List<Object>, Boolean> known) {
        var rows = all(table);
        for (int column : group.columns()) {
            var input = Feel.evaluate(table.inputs().get(column), variables);
            for (int row = 0; row < table.rows().size(); row++) {
                var cell = table.rows().get(row).cells().get(column);
                if (!cell.isEmpty() && rows.get(row)) {
                    rows.set(row, matches(cell, input, variables, known));
                }
            }
        }
        return rows;
    }

    private boolean matches(
            String cell, Object input, Map<String, Object> variables, Map<List<Object>, Boolean> known) {
        if (!values.variablesIn(List.of(cell)).isEmpty()) {
            return Feel.matches(cell, input, variables);
        }
        var key = new ArrayList<Object>();
        key.add(cell);
        key.add(input);
        return known.computeIfAbsent(key, unknown -> Feel.matches(cell, input, Map.of()));
    }

    private static List<PartialClass> product(
            TableDefinition table, List<PartialClass> classes, Collection<PartialClass> parts) {
        var product = new ArrayList<PartialClass>();
        for (var one : classes) {
            for (var other : parts) {
                var rows = (BitSet) one.rows().clone();
                rows.and(other.rows());
                product.add(new PartialClass(
                        rows,
                        InputGroup.merged(one.example(), other.example()),
                        one.combinations() * other.combinations()));
            }
        }
        return InputGroup.limited(table, product);
    }

    private static BitSet all(TableDefinition table) {
        var all = new BitSet();
        all.set(0, table.rows().size());
        return all;
    }

    private static List<TableRow> rows(TableDefinition table, BitSet rows) {
        return rows.stream().mapToObj(table.rows()::get).toList();
    }
}
