package io.guichet.portal;

import io.guichet.billing.Checkouts;
import io.guichet.billing.Payment;
import io.guichet.brand.Brand;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where customers come back to from the provider's page. It asks the provider what has become of the payment, since its
 * event may be late, and leads on to the request if it was opened in this session.
 */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH + "/payments/{id:[0-9a-z]{20,40}}")
class PaymentReturnPage {

    private final Checkouts checkouts;
    private final MessageSource messages;

    PaymentReturnPage(Checkouts checkouts, MessageSource messages) {
        this.checkouts = checkouts;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean cancelled,
            HttpSession session,
            Model model,
            Locale locale,
            RedirectAttributes redirectAttributes) {
        var payment = checkouts.refresh(checkouts.get(brand.id(), id));
        var outcome = outcome(payment, cancelled);
        var returnPath = PaymentPage.returnPath(session, id);
        if (returnPath != null) {
            redirectAttributes.addFlashAttribute(
                    "toast", messages.getMessage("portal.payment.toast." + outcome, null, locale));
            return "redirect:" + returnPath;
        }
        model.addAttribute("payment", payment);
        model.addAttribute("outcome", outcome);
        return "portal/payment-return";
    }

    private static String outcome(Payment payment, boolean cancelled) {
        if (payment.isOpen() && cancelled) {
            return "CANCELLED";
        }
        return payment.isPaid() && payment.refund() != null
                ? "REFUNDED"
                : payment.state().name();
    }
}
