package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.SignInLinks;
import io.guichet.form.Forms;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.TooManyRequests;
import io.guichet.intake.Turnstile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Signing in by a link in a letter. What is answered does not tell whether an address is known, and looking at a link does
 * not use it up: that takes the button behind it.
 */
@Controller
@RequestMapping(BrandModel.HOME)
class SignInPages {

    private static final String HERE = "/sign-in";

    private final OwnQuestions own;
    private final Forms forms;
    private final Errands errands;
    private final SignInLinks links;
    private final SignedIn signedIn;
    private final Turnstile turnstile;
    private final TooOften tooOften;
    private final MessageSource messages;

    SignInPages(
            OwnQuestions own,
            Forms forms,
            Errands errands,
            SignInLinks links,
            SignedIn signedIn,
            Turnstile turnstile,
            TooOften tooOften,
            MessageSource messages) {
        this.own = own;
        this.forms = forms;
        this.errands = errands;
        this.links = links;
        this.signedIn = signedIn;
        this.turnstile = turnstile;
        this.tooOften = tooOften;
        this.messages = messages;
    }

    /** Where somebody signs in who is to come back to the contact form of a question. */
    static String andBackTo(Brand brand, String question) {
        return "/%s%s?question=%s".formatted(brand.id(), HERE, question);
    }

    @GetMapping(HERE)
    String form(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam(required = false) String question,
            HttpSession session,
            Model model,
            Locale locale) {
        if (question != null) {
            own.find(brand, question, session).ifPresent(found -> Visit.comesBackTo(session, brand, found.number()));
        }
        return show(Map.of(), List.of(), model, locale);
    }

    @PostMapping(HERE)
    String ask(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var typed = Typed.of(sent);
        try {
            var email = forms.get("sign-in")
                    .check(typed.fields(), locale)
                    .text("email")
                    .orElseThrow();
            turnstile.enter(request.getRemoteAddr());
            errands.sendSignInLink(brand, email);
            return "redirect:/%s%s/sent".formatted(brand.id(), HERE);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(typed.fields(), refused.problems(), model, locale);
        } catch (TooManyRequests refused) {
            var problem = tooOften.said(refused, "email", locale, response);
            return show(typed.fields(), List.of(problem), model, locale);
        }
    }

    @GetMapping(HERE + "/sent")
    String sent(@ModelAttribute(name = "brand", binding = false) Brand brand, Model model, Locale locale) {
        model.addAttribute("spam", brand.text("spam", locale.getLanguage()).orElse(null));
        model.addAttribute("minutes", SignInLinks.GOOD_FOR.toMinutes());
        return "portal/sign-in-sent";
    }

    @GetMapping(HERE + "/{secret:[A-Za-z0-9_-]{20,64}}")
    String arrive(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String secret,
            Model model,
            HttpServletResponse response) {
        if (!links.isGood(brand.id(), secret)) {
            response.setStatus(HttpStatus.GONE.value());
            return "portal/sign-in-gone";
        }
        model.addAttribute("secret", secret);
        return "portal/sign-in-here";
    }

    @PostMapping(HERE + "/{secret:[A-Za-z0-9_-]{20,64}}")
    String enter(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String secret,
            HttpServletRequest request,
            HttpServletResponse response) {
        var customer = links.use(brand.id(), secret);
        if (customer.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return "portal/sign-in-gone";
        }
        signedIn.enter(brand, customer.get(), request);
        return Visit.cameBackTo(request.getSession(), brand)
                .map(number -> "redirect:/%s/questions/%s/contact".formatted(brand.id(), number))
                .orElseGet(() -> "redirect:/%s/requests".formatted(brand.id()));
    }

    @PostMapping("/sign-out")
    String leave(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            HttpSession session,
            Locale locale,
            RedirectAttributes next) {
        signedIn.leave(brand, session);
        Draft.forget(session);
        next.addFlashAttribute("toast", messages.getMessage("portal.sign-out.done", null, locale));
        return "redirect:/" + brand.id();
    }

    private String show(Map<String, Object> typed, List<Problem> problems, Model model, Locale locale) {
        model.addAttribute("problems", problems);
        model.addAttribute("fields", forms.get("sign-in").fields(typed, problems, locale));
        return "portal/sign-in";
    }
}
