package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.form.Forms;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.RateLimitExceeded;
import io.guichet.web.RateLimiter;
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

/** Page on which a customer asks a question. */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH)
class AskPage {

    /** Prefix of hidden form fields. */
    private static final String HIDDEN_PREFIX = "_";

    private final Forms forms;
    private final CustomerCommands customerCommands;
    private final RateLimiter rateLimiter;
    private final RateLimitErrors rateLimitErrors;
    private final CustomerAuthentication customerAuthentication;

    AskPage(
            Forms forms,
            CustomerCommands customerCommands,
            RateLimiter rateLimiter,
            RateLimitErrors rateLimitErrors,
            CustomerAuthentication customerAuthentication) {
        this.customerAuthentication = customerAuthentication;
        this.forms = forms;
        this.customerCommands = customerCommands;
        this.rateLimiter = rateLimiter;
        this.rateLimitErrors = rateLimitErrors;
    }

    @GetMapping
    String form(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            Locale locale) {
        return show(Map.of(), List.of(), SubmittedForm.attributesFromLink(brand, parameters, ""), brand, model, locale);
    }

    @PostMapping
    String ask(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var submitted = SubmittedForm.of(parameters);
        var linkAttributes = SubmittedForm.attributesFromLink(brand, parameters, HIDDEN_PREFIX);
        var attributes =
                customerAuthentication.find(brand, request.getSession()).isPresent()
                        ? linkAttributes.with("signedIn", true)
                        : linkAttributes;
        try {
            if (request.getUserPrincipal() == null) {
                rateLimiter.tryAcquire(request.getRemoteAddr());
            }
            var text = forms.get("ask")
                    .validate(submitted.fields(), locale)
                    .text("text")
                    .orElseThrow();
            var number = customerCommands.ask(
                    brand, text, brand.languageFor(locale.getLanguage()), attributes, submitted.submissionToken());
            return "redirect:/%s/questions/%s".formatted(brand.id(), number);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(submitted.fields(), refused.errors(), attributes, brand, model, locale);
        } catch (RateLimitExceeded refused) {
            var problem = rateLimitErrors.toFieldError(refused, "text", locale, response);
            return show(submitted.fields(), List.of(problem), attributes, brand, model, locale);
        }
    }

    private String show(
            Map<String, Object> submitted,
            List<FieldError> problems,
            TicketAttributes attributes,
            Brand brand,
            Model model,
            Locale locale) {
        model.addAttribute("hiddenFields", attributes.values());
        model.addAttribute(
                "welcome", brand.text("welcome", locale.getLanguage()).orElse(null));
        model.addAttribute("problems", problems);
        model.addAttribute("fields", forms.get("ask").fields(submitted, problems, locale));
        model.addAttribute("submissionToken", SubmittedForm.newSubmissionToken());
        return "portal/ask";
    }
}
