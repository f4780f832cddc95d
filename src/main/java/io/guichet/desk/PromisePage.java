package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.http.Unprocessable;
import io.guichet.intake.FactForms;
import io.guichet.sla.OpeningWords;
import io.guichet.sla.Openings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What would be promised to whom, until when, and why: for anybody who has to say it to a customer. */
@Controller
class PromisePage {

    private final BrandInView inView;
    private final FactForms forms;
    private final Trials trials;
    private final Openings openings;
    private final OpeningWords openingWords;

    PromisePage(BrandInView inView, FactForms forms, Trials trials, Openings openings, OpeningWords openingWords) {
        this.inView = inView;
        this.forms = forms;
        this.trials = trials;
        this.openings = openings;
        this.openingWords = openingWords;
    }

    @GetMapping("/desk/promise")
    String show(
            @RequestParam(name = "brand", required = false) String wanted,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        inView.show(wanted, model, locale).ifPresent(brand -> tell(brand, sent, model, locale, response));
        return "desk/promise";
    }

    private void tell(Brand brand, Map<String, String> sent, Model model, Locale locale, HttpServletResponse response) {
        var form = forms.ofEverything(brand, sent, locale);
        model.addAttribute("form", form);
        model.addAttribute("problems", form.problems());
        try {
            if (form.isRefused()) {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
            } else {
                model.addAttribute("trial", trials.of(brand, form, locale));
            }
            var open = openings.of(brand, form.facts(), brand.languageFor(locale.getLanguage()));
            model.addAttribute("channels", openingWords.of(open, brand.zone(), locale));
        } catch (Unprocessable gap) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("gap", gap.getMessage());
        }
    }
}
