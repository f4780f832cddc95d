package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.form.Form;
import io.guichet.http.BadInput;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.TooManyRequests;
import io.guichet.intake.Riddles;
import io.guichet.intake.Turnstile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * For who cannot sign in, at a brand that has a form {@code cannot-sign-in-<brand>}. It shows nothing that is known of
 * anybody, and the way to the request stands only in the letter: whoever typed an address need not be its owner.
 */
@Controller
@RequestMapping(BrandModel.HOME)
class WithoutSignInPages {

    private static final String HERE = "/cannot-sign-in";

    private final ContactForms contactForms;
    private final Sendings sendings;
    private final Riddles riddles;
    private final Turnstile turnstile;
    private final TooOften tooOften;

    WithoutSignInPages(
            ContactForms contactForms, Sendings sendings, Riddles riddles, Turnstile turnstile, TooOften tooOften) {
        this.contactForms = contactForms;
        this.sendings = sendings;
        this.riddles = riddles;
        this.turnstile = turnstile;
        this.tooOften = tooOften;
    }

    @GetMapping("/captcha")
    ResponseEntity<Riddles.Riddle> captcha() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(riddles.ask());
    }

    @GetMapping(HERE)
    String form(@ModelAttribute(name = "brand", binding = false) Brand brand, Model model, Locale locale) {
        return show(contactForms.withoutSignIn(brand), Map.of(), List.of(), Typed.newMark(), model, locale);
    }

    @PostMapping(HERE)
    String send(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var form = contactForms.withoutSignIn(brand);
        var typed = Typed.of(sent);
        try {
            var contact = contactForms.read(form, brand, typed.fields(), "", locale);
            turnstile.enter(request.getRemoteAddr());
            sendings.sendWithoutSignIn(brand, contact, NotARobot.of(form, sent), typed.once());
            return "redirect:/%s%s/sent".formatted(brand.id(), HERE);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(form, typed.fields(), contactForms.beside(refused, locale), typed.once(), model, locale);
        } catch (TooManyRequests refused) {
            var problem = tooOften.said(refused, "body", locale, response);
            return show(form, typed.fields(), List.of(problem), typed.once(), model, locale);
        }
    }

    @GetMapping(HERE + "/sent")
    String sent(@ModelAttribute(name = "brand", binding = false) Brand brand, Model model, Locale locale) {
        model.addAttribute("spam", brand.text("spam", locale.getLanguage()).orElse(null));
        return "portal/sent-without-sign-in";
    }

    private static String show(
            Form form, Map<String, Object> typed, List<Problem> problems, String mark, Model model, Locale locale) {
        model.addAttribute("problems", problems);
        model.addAttribute("fields", form.fields(typed, problems, locale));
        model.addAttribute("once", mark == null ? Typed.newMark() : mark);
        return "portal/without-sign-in";
    }
}
