package io.guichet.portal;

import io.guichet.access.LinkPages;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.annotation.Lazy;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Adds the brand's name, colour and time zone to the model of each page of a brand. */
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
            MyAccountPage.class,
            UnsentPage.class
        })
class BrandModelAdvice {

    /** Path pattern of a brand's pages. */
    static final String BRAND_PATH = "/{brand:[a-z0-9-]+}";

    private final Brands brands;

    /** Lazy, because brands are needed on the first request only. */
    BrandModelAdvice(@Lazy Brands brands) {
        this.brands = brands;
    }

    /**
     * Creates the session before rendering: the CSRF token of a form in a long page needs one after the response is
     * committed.
     */
    @ModelAttribute
    void createSession(HttpServletRequest request) {
        request.getSession();
    }

    /** For the page's head. */
    @ModelAttribute("linkPage")
    boolean linkPage(HttpServletRequest request) {
        return LinkPages.matches(request);
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
