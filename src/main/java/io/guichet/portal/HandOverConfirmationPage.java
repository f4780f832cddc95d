package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.HandOverRefused.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks the visitor of a hand-over whether it is them ({@code docs/hand-over.md}). */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH + HandOverConfirmationPage.PATH)
class HandOverConfirmationPage {

    static final String PATH = "/hand-over";

    private final HandOverSignIn handOverSignIn;

    HandOverConfirmationPage(HandOverSignIn handOverSignIn) {
        this.handOverSignIn = handOverSignIn;
    }

    static String path(Brand brand) {
        return "/" + brand.id() + PATH;
    }

    @GetMapping
    String ask(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @ModelAttribute(name = "visit", binding = false) Visit visit,
            HttpServletRequest request,
            Model model) {
        var pending = handOverSignIn.pending(brand, request.getSession());
        if (pending.isEmpty()) {
            return "redirect:/" + brand.id();
        }
        model.addAttribute("pending", pending.get());
        model.addAttribute("me", visit.customer());
        return "portal/hand-over-confirm";
    }

    @PostMapping
    String confirm(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam(name = "_handOver", defaultValue = "") String id,
            HttpServletRequest request,
            RedirectAttributes redirectAttributes,
            Locale locale) {
        var pending = handOverSignIn.pending(brand, request.getSession());
        if (pending.isEmpty()) {
            redirectAttributes.addFlashAttribute(
                    HandOverLinks.NOTICE, handOverSignIn.notice(brand, Reason.EXPIRED, locale));
            return "redirect:/" + brand.id();
        }
        if (!pending.get().id().equals(id)) {
            return "redirect:" + path(brand);
        }
        handOverSignIn.confirm(brand, pending.get(), request, locale);
        return "redirect:" + pending.get().page();
    }
}
