package io.guichet.insight;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.sla.BrandSelector;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Report of questions without a good answer, as candidates for new articles. */
@Controller
class UnansweredPage {

    private final BrandSelector brandSelector;
    private final PeriodSelector periodSelector;
    private final UnansweredViewAssembler views;
    private final StaffDirectory directory;

    UnansweredPage(
            BrandSelector brandSelector,
            PeriodSelector periodSelector,
            UnansweredViewAssembler views,
            StaffDirectory directory) {
        this.brandSelector = brandSelector;
        this.periodSelector = periodSelector;
        this.views = views;
        this.directory = directory;
    }

    @GetMapping("/desk/unanswered")
    String show(
            @RequestParam(name = "brand", required = false) String brandId,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        model.addAttribute("mayWrite", directory.current().writesArticles());
        brandSelector
                .select(brandId, model, locale)
                .ifPresent(brand -> addClusters(brand, parameters, model, locale, response));
        return "insight/unanswered";
    }

    private void addClusters(
            Brand brand, Map<String, String> parameters, Model model, Locale locale, HttpServletResponse response) {
        var period = periodSelector.select(brand, parameters, model, locale, response);
        if (!period.hasProblems()) {
            model.addAttribute("view", views.of(brand, period, parameters.get("after"), locale));
        }
    }
}
