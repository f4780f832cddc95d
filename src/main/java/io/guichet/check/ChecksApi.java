package io.guichet.check;

import io.guichet.access.ServedBrands;
import io.guichet.check.Finding.Kind;
import io.guichet.check.Finding.Severity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What somebody should look at in the tables of a brand, for the staff who serve it. */
@RestController
@RequestMapping("/api/brands/{brand}/policy/checks")
@Tag(name = "Brands")
class ChecksApi {

    private final ServedBrands brands;
    private final Checks checks;
    private final FindingWords words;

    ChecksApi(ServedBrands brands, Checks checks, FindingWords words) {
        this.brands = brands;
        this.checks = checks;
        this.words = words;
    }

    /**
     * One finding.
     *
     * @param row the first row that it is about, and {@code text} what that row says of itself; null where no row is
     * @param values the facts that it was found with; of several cases those of the first
     * @param message what was found, in words
     * @param rows every row that it is about
     */
    record Item(
            Severity severity,
            Kind check,
            String decision,
            String row,
            String text,
            Map<String, Object> values,
            String message,
            List<Said> rows) {}

    /** A row, and what it says of itself. */
    record Said(String row, String text) {}

    @GetMapping
    @Operation(
            summary = "Gaps, contradictions and promises that cannot be kept in a brand's tables",
            description = "Read from the newest deployed tables. An ERROR makes the desk fail or break a promise; a"
                    + " WARNING is for somebody to judge. Messages are in the language of Accept-Language.")
    Map<String, List<Item>> of(@PathVariable String brand, Locale locale) {
        return Map.of(
                "findings",
                checks.of(brands.get(brand)).stream()
                        .map(finding -> item(finding, locale))
                        .toList());
    }

    private Item item(Finding finding, Locale locale) {
        var rows = finding.rows().stream()
                .map(row -> new Said(row.id(), row.text()))
                .toList();
        return new Item(
                finding.severity(),
                finding.kind(),
                finding.table(),
                rows.isEmpty() ? null : rows.get(0).row(),
                rows.isEmpty() ? null : rows.get(0).text(),
                finding.values(),
                words.message(finding, locale),
                rows);
    }
}
