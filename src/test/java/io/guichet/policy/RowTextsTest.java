package io.guichet.policy;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.model.ModelFiles;
import io.guichet.policy.RowTranslations.RowTranslation;
import io.guichet.policy.TableDefinition.TableRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The texts of the shipped rows in French and in English, for staff and for customers. */
class RowTextsTest {

    private static final ModelFiles FILES = new ModelFiles(".", List.of());
    private static final String BRAND_FILE = "processes/policies/%s/rows.fr.yaml";
    private static final String SHARED = BRAND_FILE.formatted("defaults");
    private static final RowTranslations TRANSLATIONS = new RowTranslations(FILES);
    private static final RowTexts ROW_TEXTS = ShippedTables.rowTexts(messages());

    static Stream<Brand> brands() {
        return new Brands(FILES).all().stream();
    }

    @ParameterizedTest
    @MethodSource("brands")
    void everyRowHasAFrenchTranslation(Brand brand) {
        assertThat(rows(brand)).hasSizeGreaterThan(40).allSatisfy(name -> {
            var row = row(brand, name);
            var french = TRANSLATIONS.french(brand.id(), name.split(" ")[0], row);

            assertThat(french.text()).isNotBlank().isNotEqualTo(row.text());
            if (row.source() != null) {
                assertThat(french.source()).isNotBlank().isNotEqualTo(row.source());
            }
            if (row.assumed() != null && !row.isAssumed()) {
                assertThat(french.assumed()).isNotBlank().isNotEqualTo(row.assumed());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("brands")
    void everyTranslationBelongsToARow(Brand brand) {
        var translations = translations(BRAND_FILE.formatted(brand.id()));

        assertThat(translations).isNotEmpty();
        assertThat(rows(brand)).containsAll(rowNames(translations));
    }

    @Test
    void aSharedTranslationIsOfOneText() {
        rowNames(translations(SHARED)).forEach(row -> {
            var texts = brands().filter(brand -> rows(brand).contains(row))
                    .filter(brand -> !rowNames(translations(BRAND_FILE.formatted(brand.id())))
                            .contains(row))
                    .map(brand -> row(brand, row).text())
                    .collect(toSet());

            assertThat(texts).as(row).hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("brands")
    void everyTableHasTheAnnotationColumns(Brand brand) {
        ShippedTables.of(brand)
                .values()
                .forEach(table -> assertThat(table.rows()).as(table.name()).allSatisfy(row -> {
                    assertThat(row.outputs()).containsKeys("assumed", "source");
                    assertThat(row.text()).doesNotContainPattern("(?i)assumed|source");
                }));
    }

    @Test
    void usesFrenchTypography() {
        var files = Stream.concat(Stream.of(SHARED), brands().map(brand -> BRAND_FILE.formatted(brand.id())));

        assertThat(files.flatMap(file -> translations(file).values().stream()).flatMap(rows -> rows.values().stream()))
                .hasSizeGreaterThan(150)
                .allSatisfy(row -> {
                    assertThat(row.text()).endsWith(".").doesNotContainPattern("(?iu)hypothèse|source");
                    assertThat(Stream.of(row.text(), row.assumed(), row.source())
                                    .filter(Objects::nonNull))
                            .allSatisfy(text -> assertThat(text)
                                    .doesNotContain("'", "\"", "billet", "ource:", "ssumed")
                                    .doesNotContainPattern("[^\u00a0][:;?!»%]")
                                    .doesNotContainPattern("«[^\u00a0]"));
                });
    }

    @ParameterizedTest
    @MethodSource("brands")
    void hidesSourcesAndAssumptionsFromCustomers(Brand brand) {
        for (var locale : List.of(Locale.ENGLISH, Locale.FRANCE)) {
            rows(brand).forEach(row -> assertThat(ROW_TEXTS.forCustomers(reference(brand, row), locale))
                    .as("%s in %s", row, locale)
                    .doesNotContainPattern("(?iu)source|assumed|hypothèse")
                    .matches(text -> text.isEmpty() == row(brand, row).isAssumed(), "is empty if assumed")
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
                "helpcenter | routing    | routing_other       | en | ''",
                "helpcenter | clocks     | clock_4             | fr | Un agent a pris le ticket en charge.",
                "miro    | targets       | target_first_best_effort | en | Everybody else is answered as soon as"
                        + " possible, without a promise.",
                "zoom    | clocks        | clock_10            | fr | Le traitement du ticket reprend.",
            })
    void showsCustomersTheTextAlone(String brand, String decision, String row, String language, String text) {
        var reference = reference(new Brands(FILES).get(brand), decision + " " + row);

        assertThat(ROW_TEXTS
                        .forCustomers(reference, Locale.forLanguageTag(language))
                        .replace('\u00a0', ' '))
                .isEqualTo(text);
    }

    @Test
    void showsStaffAssumptionAndSourceInTheirLanguage() {
        var miro = new Brands(FILES).get("miro");
        var partly = reference(miro, "targets target_first_premium_urgent");
        var wholly = reference(miro, "waiting-times wait_9_issue");

        assertThat(ROW_TEXTS.forStaff(partly, Locale.UK))
                .isEqualTo("Only Premium Support has a guaranteed response time. Assumed: one hour when urgent."
                        + " Source: first warning.");
        assertThat(ROW_TEXTS.forStaff(partly, Locale.CANADA_FRENCH))
                .isEqualTo("Seul Premium Support a un délai de réponse garanti."
                        + " Hypothèse\u00a0: une heure en cas d’urgence. Source\u00a0: premier avertissement.");
        assertThat(ROW_TEXTS.forStaff(wholly, Locale.UK))
                .isEqualTo("An issue in an external tracker is reviewed after seven days. Assumed.");
    }

    @Test
    void doesNotTranslateAChangedText() {
        var original = row(new Brands(FILES).get("zoom"), "targets target_first_p1");
        var changed = new TableRow(original.id(), "Priority 1: half an hour.", original.cells(), original.outputs());

        assertThat(ROW_TEXTS.forStaff("zoom", "targets", changed, Locale.FRENCH))
                .startsWith("Priority 1: half an hour. Hypothèse\u00a0: la garantie.");
        assertThat(ROW_TEXTS.forStaff("nobody", "targets", original, Locale.FRENCH))
                .startsWith(original.text());
    }

    @Test
    void quotesTheRecordedTextOfADeletedVersion() {
        var deleted = new DecisionReference("targets", 7, "target_deleted", "Within an hour.", "nobody");

        assertThat(ROW_TEXTS.forStaff(deleted, Locale.FRENCH)).isEqualTo("Within an hour.");
        assertThat(ROW_TEXTS.forCustomers(deleted, Locale.FRENCH)).isEqualTo("Within an hour.");
    }

    private static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static DecisionReference reference(Brand brand, String name) {
        var decision = name.split(" ")[0];
        var version = new FileTables().latest(brand, decision).version();
        return new DecisionReference(decision, version.number(), name.split(" ")[1], "", version.brand());
    }

    private static Map<String, Map<String, RowTranslation>> translations(String file) {
        try {
            return RowTranslations.translations(FILES.matching(file).get(0).getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> rowNames(Map<String, Map<String, RowTranslation>> translations) {
        return translations.entrySet().stream()
                .flatMap(table -> table.getValue().keySet().stream().map(row -> table.getKey() + " " + row))
                .collect(toSet());
    }

    private static Set<String> rows(Brand brand) {
        return ShippedTables.of(brand).entrySet().stream()
                .flatMap(table -> table.getValue().rows().stream().map(row -> table.getKey() + " " + row.id()))
                .collect(toSet());
    }

    private static TableRow row(Brand brand, String name) {
        return ShippedTables.of(brand)
                .get(name.split(" ")[0])
                .row(name.split(" ")[1])
                .orElseThrow();
    }
}
