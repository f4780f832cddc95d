package io.guichet.portal;

import io.guichet.brand.Brand;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** A form that could not be sent because its session had ended; reached after signing in. */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH + "/unsent")
class UnsentPage {

    private final CustomerAuthentication customerAuthentication;

    UnsentPage(CustomerAuthentication customerAuthentication) {
        this.customerAuthentication = customerAuthentication;
    }

    @GetMapping
    String show(@ModelAttribute(name = "brand", binding = false) Brand brand, HttpSession session, Model model) {
        var form = UnsentForm.load(brand.id(), session);
        if (form.isEmpty()) {
            return "redirect:/" + brand.id();
        }
        var signedIn = customerAuthentication.find(brand, session).isPresent();
        model.addAttribute("form", form.get());
        model.addAttribute("needsSignIn", form.get().needsSignIn(brand.id()) && !signedIn);
        model.addAttribute("signedIn", signedIn);
        return "portal/unsent";
    }
}
