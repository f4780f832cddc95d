package io.guichet.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import io.guichet.policy.InputClasses.InputClass;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Input classes agree with the engine's evaluation. */
class InputClassesTest {

    private static final Brands BRANDS = new Brands(new ModelFiles(".", List.of()));
    private static final int SAMPLE_SIZE = 120;

    static Stream<Brand> brands() {
        return BRANDS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("brands")
    void agreesWithTheDmnEngine(Brand brand) {
        var tables = ShippedTables.of(brand);
        var inputClasses = new InputClasses(brand, tables, ShippedTables.clockTriggers());

        assertThat(tables).hasSizeGreaterThan(7).allSatisfy((name, table) -> {
            var classes = inputClasses.of(table);
            assertThat(classes).isNotEmpty();
            assertThat(sample(classes))
                    .allSatisfy(inputClass -> assertThat(evaluatedRows(brand, name, inputClass.example()))
                            .as("%s %s", name, inputClass.example())
                            .isEqualTo(expectedRows(table, inputClass)));
        });
    }

    @Test
    void coversAllCombinationsOfTheInputs() {
        var zoom = BRANDS.get("zoom");
        var tables = ShippedTables.of(zoom);
        var classes = new InputClasses(zoom, tables, ShippedTables.clockTriggers()).of(tables.get("priority"));

        assertThat(classes).extracting(InputClass::example).doesNotHaveDuplicates();
        assertThat(classes.stream().mapToLong(InputClass::combinations).sum()).isEqualTo(5 * 4);
    }

    @Test
    void givesSeparateVariablesTheirOwnClasses() {
        var zoom = BRANDS.get("zoom");
        var tables = ShippedTables.of(zoom);
        var classes = new InputClasses(zoom, tables, ShippedTables.clockTriggers()).of(tables.get("targets"), "plan");

        assertThat(classes)
                .extracting(inputClass -> inputClass.example().get("plan"))
                .contains("free", "pro", "business", "education", "api", "enterprise", null);
    }

    private static List<InputClass> sample(List<InputClass> classes) {
        var step = Math.max(1, classes.size() / SAMPLE_SIZE);
        return IntStream.range(0, classes.size())
                .filter(index -> index % step == 0)
                .mapToObj(classes::get)
                .toList();
    }

    private static List<String> evaluatedRows(Brand brand, String table, Map<String, Object> variables) {
        return new FileTables()
                .rows(brand, table, variables).stream()
                        .map(row -> row.reason().row())
                        .toList();
    }

    private static List<String> expectedRows(TableDefinition table, InputClass inputClass) {
        var limit = table.hitPolicy() == TableDefinition.TableHitPolicy.FIRST ? 1 : Long.MAX_VALUE;
        return inputClass.rows().stream().limit(limit).map(TableRow::id).toList();
    }
}
