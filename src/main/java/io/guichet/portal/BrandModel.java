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
            AskPages.class,
            AnswerTimePage.class,
            HelpPages.class,
            ArticlePages.class,
            TypedSuggestions.class,
            QuestionPages.class,
            ContactPages.class,
            RequestPages.class,
            SurveyPages.class,
            InvoicePages.class,
            WithoutSignInPages.class,
            SignInPages.class,
            MyPages.class
        })
class BrandModel {

    /** Where a brand's pages begin. */
    static final String HOME = "/{brand:[a-z0-9-]+}";

    private final Brands brands;

    /** The brands are first needed when a page of one is asked for. */
    BrandModel(@Lazy Brands brands) {
        this.brands = brands;
    }

    /** Begins the visit before anything is written: a long page would be on its way when its forms ask for one. */
    @ModelAttribute
    void visit(HttpServletRequest request) {
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
