package io.guichet.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import io.guichet.policy.WrittenTable.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is worked out input by input is what the engine decides for all of them together. */
class CombinationsTest {

    private static final Brands BRANDS = new Brands(new ModelFiles(".", List.of()));
    private static final int TRIED = 120;

    static Stream<Brand> brands() {
        return BRANDS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("brands")
    void agreeWithTheEngine(Brand brand) {
        var tables = ShippedTables.of(brand);
        var combinations = new Combinations(brand, tables, ShippedTables.clockFacts());

        assertThat(tables).hasSizeGreaterThan(7).allSatisfy((name, table) -> {
            var cases = combinations.of(table);
            assertThat(cases).isNotEmpty();
            assertThat(some(cases)).allSatisfy(asked -> assertThat(decided(brand, name, asked.facts()))
                    .as("%s %s", name, asked.facts())
                    .isEqualTo(answering(table, asked)));
        });
    }

    @Test
    void areAllCombinationsOfTheFactsThatATableReads() {
        var zoom = BRANDS.get("zoom");
        var tables = ShippedTables.of(zoom);
        var cases = new Combinations(zoom, tables, ShippedTables.clockFacts()).of(tables.get("priority"));

        assertThat(cases).extracting(Case::facts).doesNotHaveDuplicates();
        assertThat(cases.stream().mapToLong(Case::combinations).sum()).isEqualTo(5 * 4);
    }

    @Test
    void factsThatAreKeptApartHaveCasesOfTheirOwn() {
        var zoom = BRANDS.get("zoom");
        var tables = ShippedTables.of(zoom);
        var cases = new Combinations(zoom, tables, ShippedTables.clockFacts()).of(tables.get("targets"), "plan");

        assertThat(cases)
                .extracting(asked -> asked.facts().get("plan"))
                .contains("free", "pro", "business", "education", "api", "enterprise", null);
    }

    private static List<Case> some(List<Case> cases) {
        var step = Math.max(1, cases.size() / TRIED);
        return IntStream.range(0, cases.size())
                .filter(index -> index % step == 0)
                .mapToObj(cases::get)
                .toList();
    }

    private static List<String> decided(Brand brand, String table, Map<String, Object> facts) {
        return new TablesOfFiles()
                .rows(brand, table, facts).stream()
                        .map(row -> row.because().row())
                        .toList();
    }

    private static List<String> answering(WrittenTable table, Case asked) {
        var most = table.hits() == WrittenTable.Hits.FIRST ? 1 : Long.MAX_VALUE;
        return asked.rows().stream().limit(most).map(Row::id).toList();
    }
}
