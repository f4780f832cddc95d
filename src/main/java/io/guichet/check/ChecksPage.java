package io.guichet.check;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.brand.UnknownBrand;
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

    private final Brands brands;
    private final StaffDirectory directory;
    private final Checks checks;
    private final FindingWords words;

    ChecksPage(Brands brands, StaffDirectory directory, Checks checks, FindingWords words) {
        this.brands = brands;
        this.directory = directory;
        this.checks = checks;
        this.words = words;
    }

    /** One finding as it is read. */
    record Line(Severity severity, String table, String message, List<Row> rows) {}

    @GetMapping("/desk/policy-checks")
    String show(@RequestParam(name = "brand", required = false) String wanted, Model model, Locale locale) {
        var served = served();
        model.addAttribute("served", served);
        if (wanted == null && served.isEmpty()) {
            return "desk/policy-checks";
        }
        var brand = wanted == null ? served.get(0) : chosen(served, wanted);
        model.addAttribute("brand", brand);
        model.addAttribute(
                "lines",
                checks.of(brand).stream().map(finding -> line(finding, locale)).toList());
        return "desk/policy-checks";
    }

    private Line line(Finding finding, Locale locale) {
        return new Line(finding.severity(), finding.table(), words.message(finding, locale), finding.rows());
    }

    private List<Brand> served() {
        var me = directory.current();
        return brands.all().stream().filter(brand -> me.serves(brand.id())).toList();
    }

    private static Brand chosen(List<Brand> served, String wanted) {
        return served.stream()
                .filter(brand -> brand.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UnknownBrand(wanted));
    }
}
