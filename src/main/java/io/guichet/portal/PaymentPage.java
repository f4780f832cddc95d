package io.guichet.portal;

import io.guichet.billing.Checkouts;
import io.guichet.billing.ProviderOutage;
import io.guichet.billing.ProviderRefusal;
import io.guichet.portal.CustomerRequests.CustomerRequest;
import io.guichet.problem.StateConflict;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The path from a request to the provider's page. Forms may be sent to this desk only, so a page of ours leads there; the
 * visitor's session remembers where to come back to, and the provider learns no key.
 */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH + "/requests/{number}/payment")
class PaymentPage {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentPage.class);

    /** Prefix of the session's attributes: where to return to from each payment. */
    private static final String RETURN_PATH = PaymentPage.class.getName() + ".";

    private final Checkouts checkouts;

    PaymentPage(Checkouts checkouts) {
        this.checkouts = checkouts;
    }

    /** The page of the request from which the visitor went to pay; null if this session does not know. */
    static String returnPath(HttpSession session, String payment) {
        return (String) session.getAttribute(RETURN_PATH + payment);
    }

    @PostMapping
    String pay(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest,
            HttpSession session,
            Model model,
            HttpServletResponse response) {
        try {
            var payment = checkouts.open(customerRequest.number(), customerRequest.actor());
            session.setAttribute(RETURN_PATH + payment.id(), customerRequest.link("/invoice"));
            return "redirect:" + customerRequest.link("/payment");
        } catch (StateConflict notDue) {
            return "redirect:" + customerRequest.link("/invoice");
        } catch (ProviderOutage outage) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(outage.retryAfter().toSeconds()));
            return unavailable(customerRequest, outage, model, response);
        } catch (ProviderRefusal refused) {
            return unavailable(customerRequest, refused, model, response);
        }
    }

    private static String unavailable(
            CustomerRequest customerRequest, RuntimeException reason, Model model, HttpServletResponse response) {
        LOG.warn("{} cannot be paid now: {}", customerRequest.number(), reason.getMessage());
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        model.addAttribute("customerRequest", customerRequest);
        return "portal/payment-unavailable";
    }

    /** Leads on to the provider's page while the payment is open, and back to the request otherwise. */
    @GetMapping
    String leadOn(
            @ModelAttribute(name = "customerRequest", binding = false) CustomerRequest customerRequest, Model model) {
        var open = checkouts.of(customerRequest.number()).stream()
                .filter(payment -> payment.isOpen() && payment.url() != null)
                .reduce((earlier, later) -> later);
        if (open.isEmpty()) {
            return "redirect:" + customerRequest.link("/invoice");
        }
        model.addAttribute("customerRequest", customerRequest);
        model.addAttribute("payment", open.get());
        return "portal/payment";
    }
}
