package io.guichet.insight;

import io.guichet.brand.Brand;
import io.guichet.sla.BrandSelector;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Deflection report for all staff of a brand. */
@Controller
class DeflectionPage {

    private final BrandSelector brandSelector;
    private final PeriodSelector periodSelector;
    private final DeflectionViewAssembler views;

    DeflectionPage(BrandSelector brandSelector, PeriodSelector periodSelector, DeflectionViewAssembler views) {
        this.brandSelector = brandSelector;
        this.periodSelector = periodSelector;
        this.views = views;
    }

    @GetMapping("/desk/deflection")
    String show(
            @RequestParam(name = "brand", required = false) String brandId,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        brandSelector
                .select(brandId, model, locale)
                .ifPresent(brand -> addFigures(brand, parameters, model, locale, response));
        return "insight/deflection";
    }

    private void addFigures(
            Brand brand, Map<String, String> parameters, Model model, Locale locale, HttpServletResponse response) {
        var period = periodSelector.select(brand, parameters, model, locale, response);
        var sort = DeflectionViewAssembler.sortKey(parameters.get("sort"));
        model.addAttribute("sort", sort);
        if (!period.hasProblems()) {
            model.addAttribute("view", views.of(brand, period, sort, parameters.get("all"), locale));
        }
    }
}
