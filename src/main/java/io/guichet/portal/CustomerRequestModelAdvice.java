package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.portal.CustomerRequests.CustomerRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Adds the request of a customer's link to the model of its pages. */
@ControllerAdvice(assignableTypes = {RequestPage.class, SurveyPage.class, InvoicePage.class, PaymentPage.class})
class CustomerRequestModelAdvice {

    private final CustomerRequests customerRequests;

    /** Lazy, because requests are needed on the first request only. */
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
