package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Questions without a good answer, to write the next article from. */
@Controller
class UnansweredPage {

    private final BrandInView inView;
    private final PeriodInView periods;
    private final UnansweredSheets sheets;
    private final StaffDirectory directory;

    UnansweredPage(BrandInView inView, PeriodInView periods, UnansweredSheets sheets, StaffDirectory directory) {
        this.inView = inView;
        this.periods = periods;
        this.sheets = sheets;
        this.directory = directory;
    }

    @GetMapping("/desk/unanswered")
    String show(
            @RequestParam(name = "brand", required = false) String wanted,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        model.addAttribute("writes", directory.current().writes());
        inView.show(wanted, model, locale).ifPresent(brand -> tell(brand, sent, model, locale, response));
        return "desk/unanswered";
    }

    private void tell(Brand brand, Map<String, String> sent, Model model, Locale locale, HttpServletResponse response) {
        var period = periods.show(brand, sent, model, locale, response);
        if (!period.isRefused()) {
            model.addAttribute("sheet", sheets.of(brand, period, sent.get("after"), locale));
        }
    }
}
