package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.portal.OwnRequests.Own;
import jakarta.servlet.http.HttpSession;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What every page of one request is about: the request that the customer's own link opens. */
@ControllerAdvice(assignableTypes = {RequestPages.class, SurveyPages.class, InvoicePages.class})
class OwnRequestModel {

    private final OwnRequests requests;

    /** The requests are first needed when a page of one is asked for. */
    OwnRequestModel(@Lazy OwnRequests requests) {
        this.requests = requests;
    }

    @ModelAttribute("own")
    Own own(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            @RequestParam(required = false) String key,
            HttpSession session) {
        return requests.get(brand, number, key, session);
    }
}
