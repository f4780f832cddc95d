package io.guichet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.check.Finding.FindingSeverity;
import io.guichet.model.ModelFiles;
import io.guichet.policy.ShippedTables;
import io.guichet.policy.TableDefinition.TableRow;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The five shipped policies have no errors, and the gaps of the published policy pages are found. */
class ShippedPolicyChecksTest {

    private static final Brands BRANDS = new Brands(new ModelFiles(".", List.of()));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);

    @Test
    void noShippedBrandHasAnError() {
        assertThat(BRANDS.all()).hasSize(5).allSatisfy(brand -> assertThat(findings(brand))
                .filteredOn(finding -> finding.severity() == FindingSeverity.ERROR)
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zoom  | CHANNEL_WITHOUT_TARGET | The page gives Enterprise channels but no response time",
                "zoom  | TARGET_WITHOUT_CHANNEL | The page gives Business response times but no channel",
                "zoom  | CONTRADICTED           | Priorities 2, 3 and 4 are worked on in the usual working hours",
                "miro  | CONTRADICTED           | Product questions, Starter and Business: the community",
                "vimeo | CONTRADICTED           | Enterprise has form, chat and phone around the clock",
                "vimeo | CHANNEL_WITHOUT_TARGET | The page names no time for chat; Advanced",
                "vimeo | CHANNEL_WITHOUT_TARGET | The page names no time for chat; Premium",
            })
    void findsTheGapsOfThePublishedPolicies(String brand, Finding.FindingKind kind, String text) {
        assertThat(findings(BRANDS.get(brand)))
                .filteredOn(finding -> finding.kind() == kind)
                .flatExtracting(Finding::rows)
                .extracting(TableRow::text)
                .anySatisfy(row -> assertThat(row).startsWith(text));
    }

    @ParameterizedTest
    @CsvSource({"helpcenter, 0", "miro, 1", "vimeo, 3", "webshop, 0", "zoom, 3"})
    void findsNothingElse(String brand, int findings) {
        assertThat(findings(BRANDS.get(brand))).hasSize(findings);
    }

    private static List<Finding> findings(Brand brand) {
        return PolicyChecks.run(brand, ShippedTables.of(brand), ShippedTables.clockTriggers(), CLOCK);
    }
}
