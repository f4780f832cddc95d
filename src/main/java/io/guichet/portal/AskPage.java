package io.guichet.portal;

import io.guichet.form.Forms;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.RateLimitExceeded;
import io.guichet.web.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
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
    private final VisitorAttributes visitorAttributes;

    AskPage(
            Forms forms,
            CustomerCommands customerCommands,
            RateLimiter rateLimiter,
            RateLimitErrors rateLimitErrors,
            VisitorAttributes visitorAttributes) {
        this.visitorAttributes = visitorAttributes;
        this.forms = forms;
        this.customerCommands = customerCommands;
        this.rateLimiter = rateLimiter;
        this.rateLimitErrors = rateLimitErrors;
    }

    @GetMapping
    String form(
            @ModelAttribute(name = "visit", binding = false) Visit visit,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpSession session,
            Model model) {
        var link = SubmittedForm.attributesFromLink(visit.brand(), parameters, "");
        var stated = visitorAttributes.stated(visit, link);
        model.addAttribute("unsignedLink", !stated.equals(link));
        if (visit.customer() == null) {
            link.text(TicketAttributes.CUSTOMER_TEAM)
                    .ifPresent(team -> VisitorSession.setReturnPath(
                            session,
                            visit.brand().id(),
                            "/%s?customerTeam=%s".formatted(visit.brand().id(), team)));
        }
        return show(Map.of(), List.of(), stated, visit, model);
    }

    @PostMapping
    String ask(
            @ModelAttribute(name = "visit", binding = false) Visit visit,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var brand = visit.brand();
        var locale = visit.locale();
        var submitted = SubmittedForm.of(parameters);
        var attributes = visitorAttributes.ofNewQuestion(
                visit, SubmittedForm.attributesFromLink(brand, parameters, HIDDEN_PREFIX));
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
            return show(submitted.fields(), refused.errors(), attributes, visit, model);
        } catch (RateLimitExceeded refused) {
            var problem = rateLimitErrors.toFieldError(refused, "text", locale, response);
            return show(submitted.fields(), List.of(problem), attributes, visit, model);
        }
    }

    private String show(
            Map<String, Object> submitted,
            List<FieldError> problems,
            TicketAttributes attributes,
            Visit visit,
            Model model) {
        model.addAttribute(
                "hiddenFields", visitorAttributes.stated(visit, attributes).values());
        model.addAttribute(
                "welcome",
                visit.brand().text("welcome", visit.locale().getLanguage()).orElse(null));
        model.addAttribute(
                "resources", BrandLink.of(visit.brand(), visit.locale().getLanguage()));
        model.addAttribute("problems", problems);
        model.addAttribute("fields", forms.get("ask").fields(submitted, problems, visit.locale()));
        model.addAttribute("submissionToken", SubmittedForm.newSubmissionToken());
        return "portal/ask";
    }
}
