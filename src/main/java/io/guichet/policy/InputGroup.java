package io.guichet.policy;

import io.guichet.http.Unprocessable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Inputs of a table that share facts: what one of them reads, another one reads too. */
record InputGroup(Set<String> facts, List<Integer> columns) {

    private static final int MOST = 200_000;

    /** All inputs of the table, no fact being in two groups. */
    static List<InputGroup> of(WrittenTable table, FactValues values) {
        var groups = new ArrayList<InputGroup>();
        for (int column = 0; column < table.inputs().size(); column++) {
            var facts = values.named(expressions(table, List.of(column)));
            var columns = new ArrayList<>(List.of(column));
            for (var group : List.copyOf(groups)) {
                if (!Collections.disjoint(group.facts(), facts)) {
                    facts.addAll(group.facts());
                    columns.addAll(group.columns());
                    groups.remove(group);
                }
            }
            groups.add(new InputGroup(facts, columns));
        }
        return groups;
    }

    /** Everything that its facts can be together. */
    List<Map<String, Object>> assignments(WrittenTable table, FactValues values) {
        var expressions = expressions(table, columns);
        List<Map<String, Object>> assignments = List.of(Map.of());
        for (var fact : facts) {
            var longer = new ArrayList<Map<String, Object>>();
            for (var known : assignments) {
                values.of(fact, expressions)
                        .forEach(value -> longer.add(with(known, Collections.singletonMap(fact, value))));
            }
            assignments = notTooMany(table, longer);
        }
        return assignments;
    }

    static Map<String, Object> with(Map<String, Object> facts, Map<String, Object> more) {
        var both = new TreeMap<>(facts);
        both.putAll(more);
        return both;
    }

    /** The same, or {@link Unprocessable} where going through them would take too long. */
    static <T> List<T> notTooMany(WrittenTable table, List<T> found) {
        if (found.size() > MOST) {
            throw new Unprocessable("The table '%s' has too many combinations to be checked.".formatted(table.name()));
        }
        return found;
    }

    private static Set<String> expressions(WrittenTable table, Collection<Integer> columns) {
        var expressions = new TreeSet<String>();
        for (int column : columns) {
            expressions.add(table.inputs().get(column));
            table.rows().forEach(row -> expressions.add(row.cells().get(column)));
        }
        return expressions;
    }
}
