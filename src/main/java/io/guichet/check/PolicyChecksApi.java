package io.guichet.check;

import io.guichet.access.AccessibleBrands;
import io.guichet.check.Finding.FindingKind;
import io.guichet.check.Finding.FindingSeverity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the findings in a brand's tables, for its staff. */
@RestController
@RequestMapping("/api/brands/{brand}/policy/checks")
@Tag(name = "Brands")
class PolicyChecksApi {

    private final AccessibleBrands brands;
    private final PolicyChecks checks;
    private final FindingFormatter formatter;

    PolicyChecksApi(AccessibleBrands brands, PolicyChecks checks, FindingFormatter formatter) {
        this.brands = brands;
        this.checks = checks;
        this.formatter = formatter;
    }

    /**
     * One finding.
     *
     * @param row the first affected row, and {@code text} its description; null without a row
     * @param values inputs for which it occurs; the first example if there are several
     * @param message localised message
     * @param rows all affected rows
     */
    record FindingResponse(
            FindingSeverity severity,
            FindingKind check,
            String decision,
            String row,
            String text,
            Map<String, Object> values,
            String message,
            List<FindingRow> rows) {}

    /** A row with its description. */
    record FindingRow(String row, String text) {}

    @GetMapping
    @Operation(
            summary = "Check a brand's decision tables for gaps, contradictions and SLA targets that cannot be met",
            description = "Reads the latest deployed tables. An ERROR makes a decision fail or a target be missed; a"
                    + " WARNING needs a review. Messages are in the language of Accept-Language.")
    Map<String, List<FindingResponse>> findings(@PathVariable String brand, Locale locale) {
        return Map.of(
                "findings",
                checks.run(brands.get(brand)).stream()
                        .map(finding -> response(finding, locale))
                        .toList());
    }

    private FindingResponse response(Finding finding, Locale locale) {
        var rows = finding.rows().stream()
                .map(row -> new FindingRow(row.id(), row.text()))
                .toList();
        return new FindingResponse(
                finding.severity(),
                finding.kind(),
                finding.table(),
                rows.isEmpty() ? null : rows.get(0).row(),
                rows.isEmpty() ? null : rows.get(0).text(),
                finding.values(),
                formatter.message(finding, locale),
                rows);
    }
}
