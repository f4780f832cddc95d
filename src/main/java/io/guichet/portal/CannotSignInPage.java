package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.form.Form;
import io.guichet.intake.CaptchaChallenges;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.RateLimitExceeded;
import io.guichet.web.RateLimiter;
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
 * Contact form for customers who cannot sign in, for brands with a form {@code cannot-sign-in-<brand>}. It shows no
 * customer data, and the link to the request is only in the e-mail: the sender need not own the address.
 */
@Controller
@RequestMapping(BrandModelAdvice.BRAND_PATH)
class CannotSignInPage {

    private static final String PATH = "/cannot-sign-in";

    private final ContactFormReader contactFormReader;
    private final ContactFormService contactFormService;
    private final CaptchaChallenges captchaChallenges;
    private final RateLimiter rateLimiter;
    private final RateLimitErrors rateLimitErrors;

    CannotSignInPage(
            ContactFormReader contactFormReader,
            ContactFormService contactFormService,
            CaptchaChallenges captchaChallenges,
            RateLimiter rateLimiter,
            RateLimitErrors rateLimitErrors) {
        this.contactFormReader = contactFormReader;
        this.contactFormService = contactFormService;
        this.captchaChallenges = captchaChallenges;
        this.rateLimiter = rateLimiter;
        this.rateLimitErrors = rateLimitErrors;
    }

    @GetMapping("/captcha")
    ResponseEntity<CaptchaChallenges.CaptchaChallenge> captcha() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(captchaChallenges.create());
    }

    @GetMapping(PATH)
    String form(@ModelAttribute(name = "brand", binding = false) Brand brand, Model model, Locale locale) {
        return show(
                contactFormReader.cannotSignInForm(brand),
                Map.of(),
                List.of(),
                SubmittedForm.newSubmissionToken(),
                model,
                locale);
    }

    @PostMapping(PATH)
    String submit(
            @ModelAttribute(name = "brand", binding = false) Brand brand,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var form = contactFormReader.cannotSignInForm(brand);
        var submitted = SubmittedForm.of(parameters);
        try {
            var submission = contactFormReader.read(form, brand, submitted.fields(), "", locale);
            rateLimiter.tryAcquire(request.getRemoteAddr());
            contactFormService.submitWithoutSignIn(
                    brand, submission, CaptchaResponse.of(form, parameters), submitted.submissionToken());
            return "redirect:/%s%s/sent".formatted(brand.id(), PATH);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(
                    form,
                    submitted.fields(),
                    contactFormReader.toFieldErrors(refused, locale),
                    submitted.submissionToken(),
                    model,
                    locale);
        } catch (RateLimitExceeded refused) {
            var problem = rateLimitErrors.toFieldError(refused, "body", locale, response);
            return show(form, submitted.fields(), List.of(problem), submitted.submissionToken(), model, locale);
        }
    }

    @GetMapping(PATH + "/sent")
    String showConfirmation(@ModelAttribute(name = "brand", binding = false) Brand brand, Model model, Locale locale) {
        model.addAttribute("spam", brand.text("spam", locale.getLanguage()).orElse(null));
        return "portal/cannot-sign-in-sent";
    }

    private static String show(
            Form form,
            Map<String, Object> submitted,
            List<FieldError> problems,
            String submissionToken,
            Model model,
            Locale locale) {
        model.addAttribute("problems", problems);
        model.addAttribute("fields", form.fields(submitted, problems, locale));
        model.addAttribute(
                "submissionToken", submissionToken == null ? SubmittedForm.newSubmissionToken() : submissionToken);
        return "portal/cannot-sign-in";
    }
}
