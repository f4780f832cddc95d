package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.http.Unprocessable;
import io.guichet.sla.HoursQuestions;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** When a channel is open, or working time runs, and why it is not: for anybody who has to explain a deadline. */
@Controller
class HoursPage {

    private final BrandInView inView;
    private final HoursSheets sheets;

    HoursPage(BrandInView inView, HoursSheets sheets) {
        this.inView = inView;
        this.sheets = sheets;
    }

    @GetMapping("/desk/hours")
    String show(
            @RequestParam(name = "brand", required = false) String wanted,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        model.addAttribute("most", HoursQuestions.MOST_DAYS);
        inView.show(wanted, model, locale).ifPresent(brand -> tell(brand, sent, model, locale, response));
        return "desk/hours";
    }

    private void tell(Brand brand, Map<String, String> sent, Model model, Locale locale, HttpServletResponse response) {
        try {
            var sheet = sheets.of(brand, sent, locale);
            model.addAttribute("sheet", sheet);
            if (sheet.isRefused()) {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
            }
        } catch (Unprocessable gap) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("gap", gap.getMessage());
        }
    }
}
