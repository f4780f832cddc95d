package io.guichet.check;

import io.guichet.brand.Brand;
import io.guichet.policy.InputClasses;
import io.guichet.policy.InputClasses.InputClass;
import io.guichet.policy.TableDefinition;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One brand's tables with all input classes that can occur. */
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

    /** The rows of a table; empty if the brand does not have it. */
    List<TableRow> rows(String table) {
        return table(table).map(TableDefinition::rows).orElse(List.of());
    }

    /** All inputs that can occur; empty if the brand does not have the table. */
    List<InputClass> inputClasses(String table) {
        return table(table).map(this::inputClasses).orElse(List.of());
    }

    /** The same, with a separate class for each value of these variables. */
    List<InputClass> inputClasses(TableDefinition table, String... separateVariables) {
        var key = table.name() + Arrays.toString(separateVariables);
        return inputClasses.computeIfAbsent(key, unknown -> classes.of(table, separateVariables));
    }

    /** Inputs and cells of the table that are not valid FEEL. */
    Set<String> invalidExpressions(TableDefinition table) {
        return classes.invalidExpressions(table);
    }
}
