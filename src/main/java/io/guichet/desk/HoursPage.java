package io.guichet.desk;

import io.guichet.access.AccessibleBrands;
import io.guichet.brand.Brand;
import io.guichet.problem.UnfulfillableRequest;
import io.guichet.sla.HoursQueryReader;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page that explains when a channel or calendar is open. */
@Controller
class HoursPage {

    private final AccessibleBrands brands;
    private final HoursViewAssembler views;

    HoursPage(AccessibleBrands brands, HoursViewAssembler views) {
        this.brands = brands;
        this.views = views;
    }

    @GetMapping("/desk/hours")
    String show(
            @RequestParam(name = "brand", required = false) String brandId,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        model.addAttribute("maxDays", HoursQueryReader.MAX_DAYS);
        brands.select(brandId, model, locale).ifPresent(brand -> addHours(brand, parameters, model, locale, response));
        return "desk/hours";
    }

    private void addHours(
            Brand brand, Map<String, String> parameters, Model model, Locale locale, HttpServletResponse response) {
        try {
            var view = views.of(brand, parameters, locale);
            model.addAttribute("view", view);
            if (view.hasProblems()) {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
            }
        } catch (UnfulfillableRequest gap) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("gap", gap.getMessage());
        }
    }
}
