package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.http.Unprocessable;
import io.guichet.policy.WrittenTable.Row;
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
 * Everything that can be asked of a brand's tables, sorted by which rows match it. Inputs that read the same fact are tried
 * together, all others on their own, so that a table with many inputs costs no more than its rows can tell apart.
 */
public final class Combinations {

    private final FactValues values;

    /**
     * @param tables the brand's tables by name: they name the priorities and calendars that others are asked with
     * @param clockFacts what clocks tables are told
     */
    public Combinations(Brand brand, Map<String, WrittenTable> tables, Set<String> clockFacts) {
        this.values = new FactValues(brand, tables, clockFacts);
    }

    private record Part(BitSet rows, Map<String, Object> facts, long combinations) {}

    /**
     * The cases of a table, all together every combination of facts.
     *
     * @param apart facts whose values get cases of their own even where no row tells them apart
     * @throws Unprocessable when there are too many to go through
     */
    public List<Case> of(WrittenTable table, String... apart) {
        var cases = List.of(new Part(all(table), Map.of(), 1));
        for (var group : InputGroup.of(table, values)) {
            cases = product(table, cases, parts(table, group, Set.of(apart)));
        }
        return cases.stream()
                .map(part -> new Case(part.facts(), rows(table, part.rows()), part.combinations()))
                .toList();
    }

    /** The inputs and cells that are no FEEL: the engine fails where it comes to them. */
    public Set<String> unreadable(WrittenTable table) {
        var unreadable = new TreeSet<String>();
        for (var group : InputGroup.of(table, values)) {
            var facts = group.assignments(table, values).get(0);
            for (int column : group.columns()) {
                var input = table.inputs().get(column);
                if (!Feel.isReadable(input, "", facts)) {
                    unreadable.add(input);
                }
                table.rows().stream()
                        .map(row -> row.cells().get(column))
                        .filter(cell -> !Feel.isReadable("", cell, facts))
                        .forEach(unreadable::add);
            }
        }
        return unreadable;
    }

    private Collection<Part> parts(WrittenTable table, InputGroup group, Set<String> apart) {
        var parts = new LinkedHashMap<List<Object>, Part>();
        var cells = new HashMap<List<Object>, Boolean>();
        for (var facts : group.assignments(table, values)) {
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

    private BitSet matching(
            WrittenTable table, InputGroup group, Map<String, Object> facts, Map<List<Object>, Boolean> known) {
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
                product.add(new Part(
                        rows, InputGroup.with(one.facts(), other.facts()), one.combinations() * other.combinations()));
            }
        }
        return InputGroup.notTooMany(table, product);
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
