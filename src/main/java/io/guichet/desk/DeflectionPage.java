package io.guichet.desk;

import io.guichet.brand.Brand;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How many questions need no ticket, and which articles that is owed to: for everybody of the brand's staff. */
@Controller
class DeflectionPage {

    private final BrandInView inView;
    private final PeriodInView periods;
    private final DeflectionSheets sheets;

    DeflectionPage(BrandInView inView, PeriodInView periods, DeflectionSheets sheets) {
        this.inView = inView;
        this.periods = periods;
        this.sheets = sheets;
    }

    @GetMapping("/desk/deflection")
    String show(
            @RequestParam(name = "brand", required = false) String wanted,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        inView.show(wanted, model, locale).ifPresent(brand -> tell(brand, sent, model, locale, response));
        return "desk/deflection";
    }

    private void tell(Brand brand, Map<String, String> sent, Model model, Locale locale, HttpServletResponse response) {
        var period = periods.show(brand, sent, model, locale, response);
        var sort = DeflectionSheets.order(sent.get("sort"));
        model.addAttribute("sort", sort);
        if (!period.isRefused()) {
            model.addAttribute("sheet", sheets.of(brand, period, sort, sent.get("all"), locale));
        }
    }
}
