package io.guichet.policy;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** French texts of the shipped rows for each kind of reader. */
class RowTextsTest {

    private static final ModelFiles FILES = new ModelFiles(".", List.of());
    private static final String SHARED = "processes/policies/rows.fr.yaml";
    private static final RowTexts ROW_TEXTS = new RowTexts(FILES);

    static Stream<Brand> brands() {
        return new Brands(FILES).all().stream();
    }

    @ParameterizedTest
    @MethodSource("brands")
    void everyRowHasAFrenchTranslation(Brand brand) {
        var texts = ShippedTables.of(brand).values().stream()
                .flatMap(table -> table.rows().stream())
                .map(TableDefinition.TableRow::text)
                .toList();

        assertThat(texts).hasSizeGreaterThan(40).allSatisfy(text -> assertThat(french(brand.id(), text))
                .isNotBlank()
                .isNotEqualTo(text));
    }

    @ParameterizedTest
    @MethodSource("brands")
    void everyTranslationBelongsToARow(Brand brand) {
        var translations = translations("processes/policies/%s/rows.fr.yaml".formatted(brand.id()));

        assertThat(translations).isNotEmpty();
        assertThat(rows(brand)).containsAll(rowNames(translations));
    }

    @Test
    void aSharedTranslationServesAtLeastTwoBrands() {
        rowNames(translations(SHARED)).forEach(row -> {
            var texts = brands().filter(brand -> rows(brand).contains(row))
                    .filter(brand -> !rowNames(translations("processes/policies/%s/rows.fr.yaml".formatted(brand.id())))
                            .contains(row))
                    .map(brand -> rowText(brand, row))
                    .toList();

            assertThat(texts).as(row).hasSizeGreaterThan(1);
            assertThat(new HashSet<>(texts)).as(row).hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("brands")
    void identicalTextsHaveTheSameTranslation(Brand brand) {
        var shared = translations(SHARED);
        var translations = translations("processes/policies/%s/rows.fr.yaml".formatted(brand.id()));

        rows(brand).forEach(row -> {
            var decision = row.split(" ")[0];
            var id = row.split(" ")[1];
            var translation = translations
                    .getOrDefault(decision, Map.of())
                    .getOrDefault(id, shared.getOrDefault(decision, Map.of()).get(id));

            assertThat(french(brand.id(), rowText(brand, row))).as(row).isEqualTo(translation);
        });
    }

    @Test
    void usesFrenchTypography() {
        var files = Stream.concat(
                Stream.of(SHARED), brands().map(brand -> "processes/policies/%s/rows.fr.yaml".formatted(brand.id())));

        assertThat(files.flatMap(file -> translations(file).values().stream()).flatMap(rows -> rows.values().stream()))
                .hasSizeGreaterThan(200)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("'", "\"", "billet", "ource:", "ssumed")
                        .doesNotContainPattern("[^\u00a0][:;?!»%]")
                        .doesNotContainPattern("«[^\u00a0]")
                        .endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("brands")
    void hidesSourcesAndAssumptionsFromCustomers(Brand brand) {
        for (var locale : List.of(Locale.ENGLISH, Locale.FRANCE)) {
            rows(brand)
                    .forEach(row -> assertThat(ROW_TEXTS.forCustomers(brand.id(), reason(rowText(brand, row)), locale))
                            .as("%s in %s", row, locale)
                            .doesNotContainPattern("(?iu)source|assumed|hypothèse")
                            .doesNotContainPattern("[ \u00a0;]\\.$|  ")
                            .matches(text -> text.isEmpty() || text.endsWith("."), "is a sentence or nothing"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zoom    | targets       | target_first_free   | en | Free, all priorities: 24 hours.",
                "zoom    | targets       | target_first_free   | fr | Free, toutes priorités : 24 heures.",
                "zoom    | support-hours | hours_business      | fr | ''",
                "vimeo   | targets       | target_first_free   | en | Free: usually within 3 working days.",
                "webshop | support-hours | hours_standard      | fr | Tous les jours ouvrés, samedi matin compris.",
                "helpcenter | routing    | routing_other       | en | Everything else goes to the support team.",
                "miro    | targets       | target_first_best_effort | en | Everybody else is answered as soon as possible, without a promise.",
                "zoom    | clocks        | clock_10            | fr | Le traitement du ticket reprend.",
            })
    void showsCustomersTheRemainingText(String brand, String decision, String row, String language, String text) {
        var reason = reason(rowText(new Brands(FILES).get(brand), decision + " " + row));

        assertThat(ROW_TEXTS
                        .forCustomers(brand, reason, Locale.forLanguageTag(language))
                        .replace('\u00a0', ' '))
                .isEqualTo(text);
    }

    @Test
    void showsStaffTheFullTextInTheirLanguage() {
        var reason = reason("Only Premium Support has a guaranteed response time (source: first warning)."
                + " Assumed: one hour when urgent.");

        assertThat(ROW_TEXTS.of("miro", reason, Locale.UK)).isEqualTo(reason.text());
        assertThat(ROW_TEXTS.of("miro", reason, Locale.CANADA_FRENCH))
                .isEqualTo("Seul Premium Support a un délai de réponse garanti (source\u00a0: premier avertissement)."
                        + " Hypothèse\u00a0: une heure en cas d’urgence.");
    }

    @Test
    void doesNotTranslateAChangedRow() {
        var changed = new DecisionReference("targets", 2, "target_first_p1", "Priority 1: half an hour.");

        assertThat(ROW_TEXTS.of("zoom", changed, Locale.FRENCH)).isEqualTo("Priority 1: half an hour.");
        assertThat(ROW_TEXTS.of("nobody", changed, Locale.FRENCH)).isEqualTo("Priority 1: half an hour.");
    }

    private static String french(String brand, String text) {
        return ROW_TEXTS.of(brand, reason(text), Locale.FRENCH);
    }

    private static DecisionReference reason(String text) {
        return new DecisionReference("table", 1, "row", text);
    }

    private static Map<String, Map<String, String>> translations(String file) {
        return RowTexts.texts(FILES.matching(file).get(0));
    }

    private static Set<String> rowNames(Map<String, Map<String, String>> translations) {
        return translations.entrySet().stream()
                .flatMap(table -> table.getValue().keySet().stream().map(row -> table.getKey() + " " + row))
                .collect(toSet());
    }

    private static Set<String> rows(Brand brand) {
        return ShippedTables.of(brand).entrySet().stream()
                .flatMap(table -> table.getValue().rows().stream().map(row -> table.getKey() + " " + row.id()))
                .collect(toSet());
    }

    private static String rowText(Brand brand, String name) {
        var table = ShippedTables.of(brand).get(name.split(" ")[0]);
        return table.rows().stream()
                .filter(row -> name.endsWith(" " + row.id()))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
