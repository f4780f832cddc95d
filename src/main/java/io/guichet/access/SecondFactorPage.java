package io.guichet.access;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Page on which staff set up, renew and remove their second factor. Each step asks for the password again. */
@Controller
@RequestMapping(SecondFactorSetUpFilter.SET_UP_PAGE)
class SecondFactorPage {

    /** Session attribute: the secret that no code has confirmed yet. */
    private static final String SECRET = SecondFactorPage.class.getName() + ".secret";

    private final SecondFactors secondFactors;
    private final StaffPasswords passwords;
    private final StaffDirectory directory;
    private final StaffSessions sessions;
    private final MessageSource messages;

    SecondFactorPage(
            SecondFactors secondFactors,
            StaffPasswords passwords,
            StaffDirectory directory,
            StaffSessions sessions,
            MessageSource messages) {
        this.secondFactors = secondFactors;
        this.passwords = passwords;
        this.directory = directory;
        this.sessions = sessions;
        this.messages = messages;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        return render(List.of(), request, model);
    }

    @PostMapping
    String setUp(
            @RequestParam(name = "password-now", required = false) String password,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var me = directory.current();
        if (secondFactors.has(me.id()) || !secondFactors.isAvailable()) {
            return "redirect:" + SecondFactorSetUpFilter.SET_UP_PAGE;
        }
        try {
            passwords.requireOwn("password-now", me.id(), password);
            var codes = secondFactors
                    .enrol(me.id(), secret(request.getSession()), code)
                    .orElseThrow(SecondFactorPage::wrongCode);
            request.getSession().removeAttribute(SECRET);
            return showCodes(codes, request, model);
        } catch (BadInput refused) {
            return refuse(refused, request, response, model, locale);
        }
    }

    @PostMapping("/recovery-codes")
    String renewCodes(
            @RequestParam(name = "password-now", required = false) String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var me = directory.current();
        if (!secondFactors.has(me.id())) {
            return "redirect:" + SecondFactorSetUpFilter.SET_UP_PAGE;
        }
        try {
            passwords.requireOwn("password-now", me.id(), password);
            return showCodes(secondFactors.renewRecoveryCodes(me.id()), request, model);
        } catch (BadInput refused) {
            return refuse(refused, request, response, model, locale);
        }
    }

    @PostMapping("/remove")
    String remove(
            @RequestParam(name = "password-remove", required = false) String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        var me = directory.current();
        if (secondFactors.isRequiredFor(me) || !secondFactors.has(me.id())) {
            return "redirect:" + SecondFactorSetUpFilter.SET_UP_PAGE;
        }
        try {
            passwords.requireOwn("password-remove", me.id(), password);
            secondFactors.remove(me.id(), AuditType.SECOND_FACTOR_REMOVED);
            sessions.keepAfterOwnChange(request, me.id());
            redirect.addFlashAttribute("toast", messages.getMessage("access.second-factor.removed", null, locale));
            return "redirect:/desk/account";
        } catch (BadInput refused) {
            return refuse(refused, request, response, model, locale);
        }
    }

    /** The only page that shows them; it is kept nowhere. */
    private String showCodes(List<String> codes, HttpServletRequest request, Model model) {
        sessions.keepAfterOwnChange(request, directory.current().id());
        model.addAttribute("codes", codes);
        return "access/recovery-codes";
    }

    private String refuse(
            BadInput refused, HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        var problems = refused.errors().stream()
                .map(error -> error.localised(messages, locale))
                .toList();
        return render(problems, request, model);
    }

    private String render(List<FieldError> problems, HttpServletRequest request, Model model) {
        var me = directory.current();
        model.addAttribute("problems", problems);
        model.addAttribute("required", secondFactors.isRequiredFor(me));
        model.addAttribute("available", secondFactors.isAvailable());
        if (secondFactors.has(me.id())) {
            model.addAttribute("since", directory.account(me.id()).secondFactorSince());
            model.addAttribute("codesLeft", secondFactors.recoveryCodesLeft(me.id()));
        } else if (secondFactors.isAvailable()) {
            var secret = Base32.encode(secret(request.getSession()));
            model.addAttribute("qrCode", QrCode.of(uri(me.id(), secret)));
            model.addAttribute("secret", Base32.grouped(secret, " "));
        }
        return "access/second-factor";
    }

    private byte[] secret(HttpSession session) {
        var secret = (byte[]) session.getAttribute(SECRET);
        if (secret == null) {
            secret = secondFactors.newSecret();
            session.setAttribute(SECRET, secret);
        }
        return secret;
    }

    /** What an authenticator app reads from the QR code. */
    private static String uri(String user, String secret) {
        return "otpauth://totp/Guichet:%s?secret=%s&issuer=Guichet&algorithm=SHA1&digits=%d&period=%d"
                .formatted(UriUtils.encode(user, StandardCharsets.UTF_8), secret, Totp.DIGITS, Totp.STEP_SECONDS);
    }

    private static BadInput wrongCode() {
        return new BadInput(List.of(new FieldError("code", "is wrong", "access.code.wrong")));
    }
}
