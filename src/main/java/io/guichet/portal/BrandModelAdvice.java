package io.guichet.portal;

import io.guichet.access.LinkPages;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.web.BrowserZone;
import io.guichet.web.TimeFormatter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
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
            PaymentPage.class,
            PaymentReturnPage.class,
            CannotSignInPage.class,
            CustomerSignInPage.class,
            HandOverConfirmationPage.class,
            MyAccountPage.class,
            AccountAccessPage.class,
            UnsentPage.class
        })
class BrandModelAdvice {

    /** Path pattern of a brand's pages. */
    static final String BRAND_PATH = "/{brand:[a-z0-9-]+}";

    private static final String ZONE_PARAMETER = "zone";
    private static final String BRAND_ZONE = "brand";

    private final Brands brands;
    private final CustomerAuthentication customerAuthentication;
    private final TimeFormatter timeFormatter;

    /** Lazy, because these are needed on the first request only. */
    BrandModelAdvice(
            @Lazy Brands brands, @Lazy CustomerAuthentication customerAuthentication, TimeFormatter timeFormatter) {
        this.brands = brands;
        this.customerAuthentication = customerAuthentication;
        this.timeFormatter = timeFormatter;
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
        model.addAttribute(
                "newTicket", known.text("newTicket", locale.getLanguage()).orElse(null));
        return known;
    }

    @ModelAttribute("visit")
    Visit visit(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        var customer = customerAuthentication.find(brand, request.getSession()).orElse(null);
        var own =
                BrowserZone.of(request).orElseGet(() -> customer == null ? brand.zone() : customer.readingZone(brand));
        var zone = readsBrandZone(brand, request) ? brand.zone() : own;
        addZones(brand, own, zone, model, locale);
        var context =
                customer == null ? ProductContext.NONE : VisitorSession.productContext(request.getSession(), brand);
        return new Visit(brand, customer, context, zone, locale);
    }

    /** The brand's zone is one click away, and the reader's own as well. */
    private static boolean readsBrandZone(Brand brand, HttpServletRequest request) {
        var choice = request.getParameter(ZONE_PARAMETER);
        if (choice != null) {
            VisitorSession.setBrandZone(request.getSession(), brand, choice.equals(BRAND_ZONE));
        }
        return VisitorSession.readsBrandZone(request.getSession(), brand);
    }

    /** In the pages of customers each time names its zone. */
    private void addZones(Brand brand, ZoneId own, ZoneId zone, Model model, Locale locale) {
        model.addAttribute("zone", zone);
        model.addAttribute("zoneInWords", true);
        model.addAttribute("zoneName", timeFormatter.zoneName(zone, locale));
        var ownName = timeFormatter.zoneName(own, locale);
        var brandZoneName = timeFormatter.zoneName(brand.zone(), locale);
        if (!ownName.equals(brandZoneName)) {
            var isOwn = zone.equals(own);
            model.addAttribute("otherZone", isOwn ? BRAND_ZONE : "own");
            model.addAttribute("otherZoneName", isOwn ? brandZoneName : ownName);
        }
    }
}
