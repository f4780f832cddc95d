package io.guichet.check;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import io.guichet.check.Finding.FindingSeverity;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of the findings in a brand's tables. */
@Controller
class PolicyChecksPage {

    private final AccessibleBrands brands;
    private final PolicyChecks checks;
    private final FindingFormatter formatter;

    PolicyChecksPage(AccessibleBrands brands, PolicyChecks checks, FindingFormatter formatter) {
        this.brands = brands;
        this.checks = checks;
        this.formatter = formatter;
    }

    /** A finding as shown. */
    record FindingView(FindingSeverity severity, String table, String message, List<TableRow> rows) {}

    @GetMapping("/desk/policy-checks")
    String show(@RequestParam(name = "brand", required = false) String requested, Model model, Locale locale) {
        var served = brands.all();
        model.addAttribute("served", served);
        if (requested == null && served.isEmpty()) {
            return "desk/policy-checks";
        }
        var brand = requested == null ? served.get(0) : brands.get(requested);
        model.addAttribute("brand", brand);
        model.addAttribute(
                "findings",
                checks.run(brand).stream()
                        .map(finding -> view(brand, finding, locale))
                        .toList());
        return "desk/policy-checks";
    }

    private FindingView view(Brand brand, Finding finding, Locale locale) {
        return new FindingView(
                finding.severity(), finding.table(), formatter.message(brand, finding, locale), finding.rows());
    }
}
