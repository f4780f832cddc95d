package io.guichet.check;

import io.guichet.brand.Brand;
import io.guichet.policy.Case;
import io.guichet.policy.Combinations;
import io.guichet.policy.WrittenTable;
import io.guichet.policy.WrittenTable.Row;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One brand's tables, with everything that they can be asked. */
final class Policy {

    private final Brand brand;
    private final Map<String, WrittenTable> tables;
    private final Combinations combinations;
    private final Map<String, List<Case>> cases = new HashMap<>();

    Policy(Brand brand, Map<String, WrittenTable> tables, Set<String> clockFacts) {
        this.brand = brand;
        this.tables = tables;
        this.combinations = new Combinations(brand, tables, clockFacts);
    }

    Brand brand() {
        return brand;
    }

    Optional<WrittenTable> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    Collection<WrittenTable> tables() {
        return tables.values();
    }

    /** The rows of a table; none where the brand does not have it. */
    List<Row> rows(String table) {
        return table(table).map(WrittenTable::rows).orElse(List.of());
    }

    /** All that the table can be asked; nothing where the brand does not have it. */
    List<Case> cases(String table) {
        return table(table).map(this::cases).orElse(List.of());
    }

    /** The same, with cases of their own for each value of these facts. */
    List<Case> cases(WrittenTable table, String... apart) {
        var asked = table.name() + Arrays.toString(apart);
        return cases.computeIfAbsent(asked, unknown -> combinations.of(table, apart));
    }

    /** The inputs and cells of the table that the engine cannot read. */
    Set<String> unreadable(WrittenTable table) {
        return combinations.unreadable(table);
    }
}
