package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.portal.CustomerRequests.CustomerRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What every page of one request is about: the request that the customer's own link opens. */
@ControllerAdvice(assignableTypes = {RequestPage.class, SurveyPage.class, InvoicePage.class})
class CustomerRequestModelAdvice {

    private final CustomerRequests customerRequests;

    /** The requests are first needed when a page of one is asked for. */
    CustomerRequestModelAdvice(@Lazy CustomerRequests customerRequests) {
        this.customerRequests = customerRequests;
    }

    @ModelAttribute("customerRequest")
    CustomerRequest customerRequest(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String number,
            @RequestParam(required = false) String key,
            HttpSession session) {
        return customerRequests.get(brand, number, key, session);
    }
}
