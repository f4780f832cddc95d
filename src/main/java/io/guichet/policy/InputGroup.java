package io.guichet.policy;

import io.guichet.problem.UnfulfillableRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Inputs of a table that read common attributes. */
record InputGroup(Set<String> variables, List<Integer> columns) {

    private static final int MAX_COMBINATIONS = 200_000;

    /** All inputs of the table; no attribute is in two groups. */
    static List<InputGroup> of(TableDefinition table, InputValues values) {
        var groups = new ArrayList<InputGroup>();
        for (int column = 0; column < table.inputs().size(); column++) {
            var variables = values.variablesIn(expressions(table, List.of(column)));
            var columns = new ArrayList<>(List.of(column));
            for (var group : List.copyOf(groups)) {
                if (!Collections.disjoint(group.variables(), variables)) {
                    variables.addAll(group.variables());
                    columns.addAll(group.columns());
                    groups.remove(group);
                }
            }
            groups.add(new InputGroup(variables, columns));
        }
        return groups;
    }

    /** All combinations of values of its attributes. */
    List<Map<String, Object>> assignments(TableDefinition table, InputValues values) {
        var expressions = expressions(table, columns);
        List<Map<String, Object>> assignments = List.of(Map.of());
        for (var variable : variables) {
            var extended = new ArrayList<Map<String, Object>>();
            for (var known : assignments) {
                values.of(variable, expressions)
                        .forEach(value -> extended.add(merged(known, Collections.singletonMap(variable, value))));
            }
            assignments = limited(table, extended);
        }
        return assignments;
    }

    static Map<String, Object> merged(Map<String, Object> variables, Map<String, Object> more) {
        var both = new TreeMap<>(variables);
        both.putAll(more);
        return both;
    }

    /** Returns the same list. @throws UnfulfillableRequest when it is too long to be checked */
    static <T> List<T> limited(TableDefinition table, List<T> found) {
        if (found.size() > MAX_COMBINATIONS) {
            throw new UnfulfillableRequest(
                    "The table '%s' has too many combinations to be checked.".formatted(table.name()));
        }
        return found;
    }

    private static Set<String> expressions(TableDefinition table, Collection<Integer> columns) {
        var expressions = new TreeSet<String>();
        for (int column : columns) {
            expressions.add(table.inputs().get(column));
            table.rows().forEach(row -> expressions.add(row.cells().get(column)));
        }
        return expressions;
    }
}
