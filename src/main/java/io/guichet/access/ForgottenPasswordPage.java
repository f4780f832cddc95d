package io.guichet.access;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.RateLimitExceeded;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages for staff who have forgotten their password, and the page of the link that they and invited users get. */
@Controller
class ForgottenPasswordPage {

    private static final String LINK = PasswordLinks.PATH + "{secret:[A-Za-z0-9_-]{20,64}}";
    private static final TextRule NAME = TextRule.line(PasswordResets.MAX_NAME_LENGTH);

    private final PasswordResets resets;
    private final PasswordLinks links;
    private final StaffPasswords passwords;
    private final Audit audit;
    private final MessageSource messages;

    ForgottenPasswordPage(
            PasswordResets resets, PasswordLinks links, StaffPasswords passwords, Audit audit, MessageSource messages) {
        this.resets = resets;
        this.links = links;
        this.passwords = passwords;
        this.audit = audit;
        this.messages = messages;
    }

    @GetMapping("/sign-in/forgotten")
    String ask(Model model) {
        model.addAttribute("problems", List.of());
        return "access/forgotten-password";
    }

    /** Answers the same for everybody. */
    @PostMapping("/sign-in/forgotten")
    String request(
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        if (InputText.isBlank(name) || !NAME.allows(name)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute(
                    "problems",
                    List.of(new FieldError(
                            "name", messages.getMessage("access.forgotten.name.missing", null, locale))));
            return "access/forgotten-password";
        }
        try {
            resets.request(InputText.strip(name), locale.getLanguage(), request.getRemoteAddr());
        } catch (RateLimitExceeded exceeded) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute(
                    "problems",
                    List.of(new FieldError("name", messages.getMessage("access.forgotten.too-many", null, locale))));
            return "access/forgotten-password";
        }
        return "redirect:/sign-in/forgotten?sent";
    }

    @GetMapping(LINK)
    String open(@PathVariable String secret, HttpServletResponse response, Model model) {
        return render(secret, List.of(), response, model);
    }

    @PostMapping(LINK)
    String setPassword(
            @PathVariable String secret,
            @RequestParam(name = "password-new", defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            var user = passwords.setByLink("password-new", secret, password);
            audit.record(
                    AuditType.PASSWORD_CHANGED, user, request.getRemoteAddr(), AuditOutcome.SUCCESS, user, "by link");
            return "redirect:/sign-in?password-set";
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var problems = refused.errors().stream()
                    .map(error -> error.localised(messages, locale))
                    .toList();
            return render(secret, problems, response, model);
        } catch (UnknownEntity used) {
            return render(secret, List.of(), response, model);
        }
    }

    /** The address is a secret: no other page learns it, and no search engine. */
    private String render(String secret, List<FieldError> problems, HttpServletResponse response, Model model) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var user = links.find(secret);
        if (user.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return "access/password-link-expired";
        }
        model.addAttribute("user", user.get());
        model.addAttribute("secret", secret);
        model.addAttribute("problems", problems);
        return "access/new-password";
    }
}
