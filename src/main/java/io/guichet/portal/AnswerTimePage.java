package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.http.Unprocessable;
import io.guichet.intake.FactForm;
import io.guichet.intake.FactForms;
import io.guichet.policy.Policies;
import io.guichet.portal.PromiseWords.Beginning;
import io.guichet.sla.HoursWords;
import io.guichet.sla.OpeningWords;
import io.guichet.sla.Openings;
import io.guichet.sla.Promises;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** When will I get an answer? Said before anything is sent; the answer has an address, and nothing is kept of it. */
@Controller
class AnswerTimePage {

    private final FactForms forms;
    private final Policies policies;
    private final Promises promises;
    private final PromiseWords words;
    private final Openings openings;
    private final OpeningWords openingWords;
    private final HoursWords hours;

    AnswerTimePage(
            FactForms forms,
            Policies policies,
            Promises promises,
            PromiseWords words,
            Openings openings,
            OpeningWords openingWords,
            HoursWords hours) {
        this.forms = forms;
        this.policies = policies;
        this.promises = promises;
        this.words = words;
        this.openings = openings;
        this.openingWords = openingWords;
        this.hours = hours;
    }

    @GetMapping(BrandModel.HOME + "/promise")
    String show(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var form = forms.ofWhatDecides(brand, sent, locale);
        model.addAttribute("form", form);
        model.addAttribute("problems", form.problems());
        model.addAttribute("zoneName", hours.zone(brand.zone(), locale));
        try {
            var language = brand.languageFor(locale.getLanguage());
            model.addAttribute(
                    "channels", openingWords.of(openings.of(brand, form.facts(), language), brand.zone(), locale));
            if (form.isRefused()) {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
            } else if (form.sent()) {
                answer(brand, form, language, model, locale);
            }
        } catch (Unprocessable gap) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("unanswered", true);
        }
        return "portal/answer-time";
    }

    private void answer(Brand brand, FactForm form, String language, Model model, Locale locale) {
        var promise = promises.of(brand, form.facts(), form.at(), language);
        model.addAttribute("route", promise.route());
        if (promise.route().isTicket()) {
            var line = promise.firstResponse();
            model.addAttribute("promise", words.of(line, locale, brand.zone(), beginning(brand, form)));
            model.addAttribute("counted", words.counted(line, form.at(), locale));
            brand.text("promise", locale.getLanguage()).ifPresent(said -> model.addAttribute("reason", said));
        }
    }

    /** What is to be paid first counts from its payment. */
    private Beginning beginning(Brand brand, FactForm form) {
        if (policies.fee(brand, form.facts()).isPresent()) {
            return form.now() ? Beginning.PAID_NOW : Beginning.PAID_THEN;
        }
        return form.now() ? Beginning.WRITTEN_NOW : Beginning.WRITTEN_THEN;
    }
}
