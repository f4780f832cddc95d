package io.guichet.check;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
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

/** The findings of the checks of a brand's tables, for the staff who serve it. */
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
     * @param row the first row that it is about, and {@code text} the text of that row; null where no row is concerned
     * @param values the attributes that it was found with; of several cases those of the first
     * @param message the finding in the requested language
     * @param rows every row that it is about
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

    /**
     * A row of the table.
     *
     * @param assumed assumed part, {@code assumed} for the whole row; null if nothing is assumed
     * @param source publication; null if it was not published
     */
    record FindingRow(String row, String text, String assumed, String source) {}

    @GetMapping
    @Operation(
            summary = "Check a brand's decision tables for gaps, contradictions and SLA targets that cannot be met",
            description = "Reads the latest deployed tables. An ERROR makes a decision fail or a target be missed; a"
                    + " WARNING needs a review. Messages are in the language of Accept-Language.")
    Map<String, List<FindingResponse>> findings(@PathVariable String brand, Locale locale) {
        var checked = brands.get(brand);
        return Map.of(
                "findings",
                checks.run(checked).stream()
                        .map(finding -> response(checked, finding, locale))
                        .toList());
    }

    private FindingResponse response(Brand brand, Finding finding, Locale locale) {
        var rows = finding.rows().stream()
                .map(row -> new FindingRow(row.id(), row.text(), row.assumed(), row.source()))
                .toList();
        return new FindingResponse(
                finding.severity(),
                finding.kind(),
                finding.table(),
                rows.isEmpty() ? null : rows.get(0).row(),
                rows.isEmpty() ? null : rows.get(0).text(),
                finding.values(),
                formatter.message(brand, finding, locale),
                rows);
    }
}
