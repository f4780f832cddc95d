package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.form.Forms;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.TooManyRequests;
import io.guichet.intake.Turnstile;
import io.guichet.policy.Facts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody asks, in their own words. */
@Controller
@RequestMapping(BrandModel.HOME)
class AskPages {

    /** Begins the names of what the page carries along unseen. */
    private static final String CARRIED = "_";

    private final Forms forms;
    private final Errands errands;
    private final Turnstile turnstile;
    private final TooOften tooOften;
    private final SignedIn signedIn;

    AskPages(Forms forms, Errands errands, Turnstile turnstile, TooOften tooOften, SignedIn signedIn) {
        this.signedIn = signedIn;
        this.forms = forms;
        this.errands = errands;
        this.turnstile = turnstile;
        this.tooOften = tooOften;
    }

    @GetMapping
    String form(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam MultiValueMap<String, String> address,
            Model model,
            Locale locale) {
        return show(Map.of(), List.of(), Typed.saidByLink(brand, address, ""), brand, model, locale);
    }

    @PostMapping
    String ask(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var typed = Typed.of(sent);
        var carried = Typed.saidByLink(brand, sent, CARRIED);
        var facts = signedIn.at(brand, request.getSession()).isPresent() ? carried.with("signedIn", true) : carried;
        try {
            if (request.getUserPrincipal() == null) {
                turnstile.enter(request.getRemoteAddr());
            }
            var text =
                    forms.get("ask").check(typed.fields(), locale).text("text").orElseThrow();
            var number = errands.ask(brand, text, brand.languageFor(locale.getLanguage()), facts, typed.once());
            return "redirect:/%s/questions/%s".formatted(brand.id(), number);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(typed.fields(), refused.problems(), facts, brand, model, locale);
        } catch (TooManyRequests refused) {
            var problem = tooOften.said(refused, "text", locale, response);
            return show(typed.fields(), List.of(problem), facts, brand, model, locale);
        }
    }

    private String show(
            Map<String, Object> typed, List<Problem> problems, Facts facts, Brand brand, Model model, Locale locale) {
        model.addAttribute("carried", facts.values());
        model.addAttribute(
                "welcome", brand.text("welcome", locale.getLanguage()).orElse(null));
        model.addAttribute("problems", problems);
        model.addAttribute("fields", forms.get("ask").fields(typed, problems, locale));
        model.addAttribute("once", Typed.newMark());
        return "portal/ask";
    }
}
