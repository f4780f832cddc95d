package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.brand.UnknownBrand;
import io.guichet.http.Moments;
import io.guichet.http.Unprocessable;
import io.guichet.intake.FactForms;
import io.guichet.sla.HoursWords;
import io.guichet.sla.OpeningWords;
import io.guichet.sla.Openings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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

    private final Brands brands;
    private final StaffDirectory directory;
    private final FactForms forms;
    private final Trials trials;
    private final Openings openings;
    private final OpeningWords openingWords;
    private final HoursWords hours;
    private final Moments moments;

    PromisePage(
            Brands brands,
            StaffDirectory directory,
            FactForms forms,
            Trials trials,
            Openings openings,
            OpeningWords openingWords,
            HoursWords hours,
            Moments moments) {
        this.brands = brands;
        this.directory = directory;
        this.forms = forms;
        this.trials = trials;
        this.openings = openings;
        this.openingWords = openingWords;
        this.hours = hours;
        this.moments = moments;
    }

    @GetMapping("/desk/promise")
    String show(
            @RequestParam(name = "brand", required = false) String wanted,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var served = served();
        model.addAttribute("served", served);
        if (wanted == null && served.isEmpty()) {
            return "desk/promise";
        }
        var brand = wanted == null ? served.get(0) : chosen(served, wanted);
        var form = forms.ofEverything(brand, sent, locale);
        model.addAttribute("brand", brand);
        model.addAttribute("form", form);
        model.addAttribute("problems", form.problems());
        zones(brand, model, locale);
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
        return "desk/promise";
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

    /** The reader's own zone is told beside the brand's where they differ. */
    private void zones(Brand brand, Model model, Locale locale) {
        model.addAttribute("zone", brand.zone());
        var zoneName = hours.zone(brand.zone(), locale);
        var myZoneName = hours.zone(moments.zone(), locale);
        model.addAttribute("zoneName", zoneName);
        if (!zoneName.equals(myZoneName)) {
            model.addAttribute("myZone", moments.zone());
            model.addAttribute("myZoneName", myZoneName);
        }
    }
}
