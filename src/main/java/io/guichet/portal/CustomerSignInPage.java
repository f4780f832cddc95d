package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.SignInLinks;
import io.guichet.customer.VerificationMethod;
import io.guichet.form.Forms;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.RateLimitExceeded;
import io.guichet.web.RateLimiter;
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
 * Customer sign-in by an e-mailed link. Known and unknown addresses get the same answer. Opening the link does
 * not use it; the button on its page does.
 */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH)
class CustomerSignInPage {

    private static final String PATH = "/sign-in";

    private final CustomerQuestions customerQuestions;
    private final Forms forms;
    private final CustomerCommands customerCommands;
    private final SignInLinks links;
    private final CustomerAuthentication customerAuthentication;
    private final RateLimiter rateLimiter;
    private final SignInLinkLimits linkLimits;
    private final RateLimitErrors rateLimitErrors;
    private final MessageSource messages;

    CustomerSignInPage(
            CustomerQuestions customerQuestions,
            Forms forms,
            CustomerCommands customerCommands,
            SignInLinks links,
            CustomerAuthentication customerAuthentication,
            RateLimiter rateLimiter,
            SignInLinkLimits linkLimits,
            RateLimitErrors rateLimitErrors,
            MessageSource messages) {
        this.customerQuestions = customerQuestions;
        this.forms = forms;
        this.customerCommands = customerCommands;
        this.links = links;
        this.customerAuthentication = customerAuthentication;
        this.rateLimiter = rateLimiter;
        this.linkLimits = linkLimits;
        this.rateLimitErrors = rateLimitErrors;
        this.messages = messages;
    }

    /** The sign-in page from which the customer returns to the question. */
    static String signInAndReturnToQuestion(Brand brand, String question) {
        return "/%s%s?question=%s&page=question".formatted(brand.id(), PATH, question);
    }

    /** The sign-in page from which the customer returns to the preview of response times. */
    static String signInAndReturnToPromise(Brand brand) {
        return "/%s%s?page=promise".formatted(brand.id(), PATH);
    }

    /** Redirect to the sign-in page, from which the customer returns to the contact form of a question. */
    static String signInAndReturnTo(Brand brand, String question) {
        return "/%s%s?question=%s".formatted(brand.id(), PATH, question);
    }

    @GetMapping(PATH)
    String form(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam(required = false) String question,
            @RequestParam(defaultValue = "") String page,
            HttpSession session,
            Model model,
            Locale locale) {
        if (question != null) {
            customerQuestions
                    .find(brand, question, session)
                    .ifPresent(found -> VisitorSession.setReturnPath(
                            session,
                            brand.id(),
                            "/%s/questions/%s%s"
                                    .formatted(brand.id(), found.number(), page.equals("question") ? "" : "/contact")));
        } else if (page.equals("promise")) {
            VisitorSession.setReturnPath(session, brand.id(), "/%s/promise".formatted(brand.id()));
        }
        VisitorSession.returnPath(session, brand)
                .filter(path -> path.startsWith("/%s/requests/".formatted(brand.id())))
                .ifPresent(path -> model.addAttribute("returnsToRequest", true));
        return show(Map.of(), List.of(), model, locale);
    }

    @PostMapping(PATH)
    String sendLink(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var submitted = SubmittedForm.of(parameters);
        try {
            var email = forms.get("sign-in")
                    .validate(submitted.fields(), locale)
                    .text("email")
                    .orElseThrow();
            rateLimiter.tryAcquire(request.getRemoteAddr());
            linkLimits.tryAcquire(request.getRemoteAddr());
            customerCommands.sendSignInLink(brand, email, locale.getLanguage());
            return "redirect:/%s%s/sent".formatted(brand.id(), PATH);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(submitted.fields(), refused.errors(), model, locale);
        } catch (RateLimitExceeded refused) {
            var problem =
                    rateLimitErrors.toFieldError(refused, "email", "portal.sign-in.rate-limited", locale, response);
            return show(submitted.fields(), List.of(problem), model, locale);
        }
    }

    @GetMapping(PATH + "/sent")
    String showConfirmation(@ModelAttribute(name = "brand", binding = false) Brand brand, Model model, Locale locale) {
        model.addAttribute("spam", brand.text("spam", locale.getLanguage()).orElse(null));
        model.addAttribute("minutes", SignInLinks.VALIDITY.toMinutes());
        return "portal/sign-in-sent";
    }

    @GetMapping(PATH + "/{secret:[A-Za-z0-9_-]{20,64}}")
    String confirm(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String secret,
            Model model,
            HttpServletResponse response) {
        if (!links.isValid(brand, secret)) {
            response.setStatus(HttpStatus.GONE.value());
            return "portal/sign-in-expired";
        }
        model.addAttribute("secret", secret);
        return "portal/sign-in-confirm";
    }

    @PostMapping(PATH + "/{secret:[A-Za-z0-9_-]{20,64}}")
    String signIn(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @PathVariable String secret,
            HttpServletRequest request,
            HttpServletResponse response) {
        var customer = customerCommands.redeemSignInLink(brand, secret);
        if (customer.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return "portal/sign-in-expired";
        }
        customerAuthentication.signIn(brand, customer.get(), VerificationMethod.SIGN_IN, request);
        return VisitorSession.takeReturnPath(request.getSession(), brand)
                .map(path -> "redirect:" + path)
                .orElseGet(() -> "redirect:/%s/requests".formatted(brand.id()));
    }

    @PostMapping("/sign-out")
    String signOut(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            HttpServletRequest request,
            Locale locale,
            RedirectAttributes redirectAttributes) {
        customerAuthentication.signOut(request);
        redirectAttributes.addFlashAttribute("toast", messages.getMessage("portal.sign-out.done", null, locale));
        return "redirect:/" + brand.id();
    }

    private String show(Map<String, Object> submitted, List<FieldError> problems, Model model, Locale locale) {
        model.addAttribute("problems", problems);
        model.addAttribute("fields", forms.get("sign-in").fields(submitted, problems, locale));
        return "portal/sign-in";
    }
}
