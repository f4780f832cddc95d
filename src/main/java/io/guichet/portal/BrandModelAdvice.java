package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.annotation.Lazy;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** What every page of a brand shows of it: name, colour, and the zone in which its customers read dates. */
@ControllerAdvice(
        assignableTypes = {
            AskPage.class,
            ResponseTimePage.class,
            HelpCentrePage.class,
            HelpArticlePage.class,
            TypeaheadController.class,
            QuestionPage.class,
            ContactFormPage.class,
            RequestPage.class,
            SurveyPage.class,
            InvoicePage.class,
            CannotSignInPage.class,
            CustomerSignInPage.class,
            MyAccountPage.class
        })
class BrandModelAdvice {

    /** Where a brand's pages begin. */
    static final String BRAND_PATH = "/{brand:[a-z0-9-]+}";

    private final Brands brands;

    /** The brands are first needed when a page of one is asked for. */
    BrandModelAdvice(@Lazy Brands brands) {
        this.brands = brands;
    }

    /** Begins the visit before anything is written: a long page would be on its way when its forms ask for one. */
    @ModelAttribute
    void createSession(HttpServletRequest request) {
        request.getSession();
    }

    @ModelAttribute("brand")
    Brand brand(@PathVariable String brand, Model model, Locale locale) {
        var known = brands.get(brand);
        model.addAttribute("brandName", known.name().in(locale.getLanguage()));
        model.addAttribute("brandHome", "/" + known.id());
        model.addAttribute("accent", known.accent());
        model.addAttribute("zone", known.zone());
        return known;
    }
}
