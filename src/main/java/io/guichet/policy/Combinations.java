package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.http.Unprocessable;
import io.guichet.policy.WrittenTable.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that can be asked of a brand's tables, sorted by which rows match it. Inputs that read the same fact are tried
 * together, all others on their own, so that a table with many inputs costs no more than its rows can tell apart.
 */
public final class Combinations {

    private static final int MOST = 200_000;

    private final FactValues values;

    /**
     * @param tables the brand's tables by name: they name the priorities and calendars that others are asked with
     * @param clockFacts what clocks tables are told
     */
    public Combinations(Brand brand, Map<String, WrittenTable> tables, Set<String> clockFacts) {
        this.values = new FactValues(brand, tables, clockFacts);
    }

    /** Inputs that share facts. */
    private record Group(Set<String> facts, List<Integer> columns) {}

    private record Part(BitSet rows, Map<String, Object> facts, long combinations) {}

    /**
     * The cases of a table, all together every combination of facts.
     *
     * @param apart facts whose values get cases of their own even where no row tells them apart
     * @throws Unprocessable when there are too many to go through
     */
    public List<Case> of(WrittenTable table, String... apart) {
        var cases = List.of(new Part(all(table), Map.of(), 1));
        for (var group : groups(table)) {
            cases = product(table, cases, parts(table, group, Set.of(apart)));
        }
        return cases.stream()
                .map(part -> new Case(part.facts(), rows(table, part.rows()), part.combinations()))
                .toList();
    }

    private List<Group> groups(WrittenTable table) {
        var groups = new ArrayList<Group>();
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
            groups.add(new Group(facts, columns));
        }
        return groups;
    }

    private Collection<Part> parts(WrittenTable table, Group group, Set<String> apart) {
        var parts = new LinkedHashMap<List<Object>, Part>();
        var cells = new HashMap<List<Object>, Boolean>();
        for (var facts : assignments(table, group)) {
            var rows = matching(table, group, facts, cells);
            var kept = new TreeMap<>(facts);
            kept.keySet().retainAll(apart);
            parts.merge(
                    List.of(rows, kept),
                    new Part(rows, facts, 1),
                    (known, same) -> new Part(rows, known.facts(), known.combinations() + 1));
        }
        return parts.values();
    }

    private List<Map<String, Object>> assignments(WrittenTable table, Group group) {
        var expressions = expressions(table, group.columns());
        List<Map<String, Object>> assignments = List.of(Map.of());
        for (var fact : group.facts()) {
            var longer = new ArrayList<Map<String, Object>>();
            for (var facts : assignments) {
                values.of(fact, expressions)
                        .forEach(value -> longer.add(with(facts, Collections.singletonMap(fact, value))));
            }
            assignments = notTooMany(table, longer);
        }
        return assignments;
    }

    private BitSet matching(
            WrittenTable table, Group group, Map<String, Object> facts, Map<List<Object>, Boolean> known) {
        var rows = all(table);
        for (int column : group.columns()) {
            var input = Feel.value(table.inputs().get(column), facts);
            for (int row = 0; row < table.rows().size(); row++) {
                var cell = table.rows().get(row).cells().get(column);
                if (!cell.isEmpty() && rows.get(row)) {
                    rows.set(row, takes(cell, input, facts, known));
                }
            }
        }
        return rows;
    }

    private boolean takes(String cell, Object input, Map<String, Object> facts, Map<List<Object>, Boolean> known) {
        if (!values.named(List.of(cell)).isEmpty()) {
            return Feel.takes(cell, input, facts);
        }
        var key = new ArrayList<Object>();
        key.add(cell);
        key.add(input);
        return known.computeIfAbsent(key, unknown -> Feel.takes(cell, input, Map.of()));
    }

    private static List<Part> product(WrittenTable table, List<Part> cases, Collection<Part> parts) {
        var product = new ArrayList<Part>();
        for (var one : cases) {
            for (var other : parts) {
                var rows = (BitSet) one.rows().clone();
                rows.and(other.rows());
                product.add(
                        new Part(rows, with(one.facts(), other.facts()), one.combinations() * other.combinations()));
            }
        }
        return notTooMany(table, product);
    }

    private static <T> List<T> notTooMany(WrittenTable table, List<T> found) {
        if (found.size() > MOST) {
            throw new Unprocessable("The table '%s' has too many combinations to be checked.".formatted(table.name()));
        }
        return found;
    }

    private static Map<String, Object> with(Map<String, Object> facts, Map<String, Object> more) {
        var both = new TreeMap<>(facts);
        both.putAll(more);
        return both;
    }

    private static Set<String> expressions(WrittenTable table, Collection<Integer> columns) {
        var expressions = new TreeSet<String>();
        for (int column : columns) {
            expressions.add(table.inputs().get(column));
            table.rows().forEach(row -> expressions.add(row.cells().get(column)));
        }
        return expressions;
    }

    private static BitSet all(WrittenTable table) {
        var all = new BitSet();
        all.set(0, table.rows().size());
        return all;
    }

    private static List<Row> rows(WrittenTable table, BitSet rows) {
        return rows.stream().mapToObj(table.rows()::get).toList();
    }
}
