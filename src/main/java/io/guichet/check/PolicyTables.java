package io.guichet.check;

import io.guichet.brand.Brand;
import io.guichet.policy.InputClass;
import io.guichet.policy.InputClasses;
import io.guichet.policy.TableDefinition;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One brand's tables, with everything that they can be asked. */
final class PolicyTables {

    private final Brand brand;
    private final Map<String, TableDefinition> tables;
    private final InputClasses classes;
    private final Map<String, List<InputClass>> inputClasses = new HashMap<>();

    PolicyTables(Brand brand, Map<String, TableDefinition> tables, Set<String> clockTriggers) {
        this.brand = brand;
        this.tables = tables;
        this.classes = new InputClasses(brand, tables, clockTriggers);
    }

    Brand brand() {
        return brand;
    }

    Optional<TableDefinition> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    Collection<TableDefinition> tables() {
        return tables.values();
    }

    /** The rows of a table; none where the brand does not have it. */
    List<TableRow> rows(String table) {
        return table(table).map(TableDefinition::rows).orElse(List.of());
    }

    /** All that the table can be asked; nothing where the brand does not have it. */
    List<InputClass> inputClasses(String table) {
        return table(table).map(this::inputClasses).orElse(List.of());
    }

    /** The same, with cases of their own for each value of these facts. */
    List<InputClass> inputClasses(TableDefinition table, String... separateVariables) {
        var key = table.name() + Arrays.toString(separateVariables);
        return inputClasses.computeIfAbsent(key, unknown -> classes.of(table, separateVariables));
    }

    /** The inputs and cells of the table that the engine cannot read. */
    Set<String> invalidExpressions(TableDefinition table) {
        return classes.invalidExpressions(table);
    }
}
