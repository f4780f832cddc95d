package io.guichet.check;

import io.guichet.access.ServedBrands;
import io.guichet.check.Finding.Severity;
import io.guichet.policy.WrittenTable.Row;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody should look at in the tables of a brand that they serve. */
@Controller
class ChecksPage {

    private final ServedBrands brands;
    private final Checks checks;
    private final FindingWords words;

    ChecksPage(ServedBrands brands, Checks checks, FindingWords words) {
        this.brands = brands;
        this.checks = checks;
        this.words = words;
    }

    /** One finding as it is read. */
    record Line(Severity severity, String table, String message, List<Row> rows) {}

    @GetMapping("/desk/policy-checks")
    String show(@RequestParam(name = "brand", required = false) String wanted, Model model, Locale locale) {
        var served = brands.all();
        model.addAttribute("served", served);
        if (wanted == null && served.isEmpty()) {
            return "desk/policy-checks";
        }
        var brand = wanted == null ? served.get(0) : brands.get(wanted);
        model.addAttribute("brand", brand);
        model.addAttribute(
                "lines",
                checks.of(brand).stream().map(finding -> line(finding, locale)).toList());
        return "desk/policy-checks";
    }

    private Line line(Finding finding, Locale locale) {
        return new Line(finding.severity(), finding.table(), words.message(finding, locale), finding.rows());
    }
}
