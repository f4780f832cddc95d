package io.guichet.access;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A staff user's own account: password, second factor, sessions, tokens. */
@Controller
@RequestMapping("/desk/account")
class StaffAccountPage {

    private static final String PAGE = "redirect:/desk/account";

    private final StaffDirectory directory;
    private final StaffPasswords passwords;
    private final SecondFactors secondFactors;
    private final UserAdministration users;
    private final UserViewAssembler userViews;
    private final StaffSessions sessions;
    private final ApiTokens tokens;
    private final MessageSource messages;

    StaffAccountPage(
            StaffDirectory directory,
            StaffPasswords passwords,
            SecondFactors secondFactors,
            UserAdministration users,
            UserViewAssembler userViews,
            StaffSessions sessions,
            ApiTokens tokens,
            MessageSource messages) {
        this.directory = directory;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.users = users;
        this.userViews = userViews;
        this.sessions = sessions;
        this.tokens = tokens;
        this.messages = messages;
    }

    @GetMapping
    String show(Model model, Locale locale) {
        return render(List.of(), model, locale);
    }

    @PostMapping("/password")
    String changePassword(
            @RequestParam(name = "password-now", required = false) String current,
            @RequestParam(name = "password-new", defaultValue = "") String changed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        var me = directory.current().id();
        try {
            passwords.requireOwn("password-now", me, current);
            passwords.change("password-new", me, changed);
        } catch (BadInput refused) {
            return refuse(refused, response, model, locale);
        }
        sessions.keepAfterOwnChange(request, me);
        return done("access.account.password-changed", redirect, locale);
    }

    @PostMapping("/end-other-sessions")
    String endOtherSessions(HttpServletRequest request, RedirectAttributes redirect, Locale locale) {
        var me = directory.current().id();
        users.endSessions(me);
        sessions.keepAfterOwnChange(request, me);
        return done("access.account.other-sessions-ended", redirect, locale);
    }

    @PostMapping("/tokens")
    String createToken(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) List<String> roles,
            @RequestParam(required = false) List<String> brands,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            tokens.prepare();
            var created = tokens.create(new NewTokenRequest(name, roles, brands, null), directory.current(), null);
            model.addAttribute("createdToken", created.token());
            return render(List.of(), model, locale);
        } catch (BadInput refused) {
            return refuse(refused, response, model, locale);
        }
    }

    @PostMapping("/tokens/{id:[0-9]{1,18}}/revoke")
    String revokeToken(@PathVariable long id, RedirectAttributes redirect, Locale locale) {
        tokens.revoke(id, directory.current());
        return done("access.token.revoked", redirect, locale);
    }

    private String done(String messageKey, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("toast", messages.getMessage(messageKey, null, locale));
        return PAGE;
    }

    private String refuse(BadInput refused, HttpServletResponse response, Model model, Locale locale) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return render(
                refused.errors().stream()
                        .map(error -> error.localised(messages, locale))
                        .toList(),
                model,
                locale);
    }

    private String render(List<FieldError> problems, Model model, Locale locale) {
        var me = directory.current();
        model.addAttribute("problems", problems);
        model.addAttribute("user", userViews.view(me, locale));
        model.addAttribute("secondFactorOffered", secondFactors.isAvailable() || secondFactors.has(me.id()));
        model.addAttribute("tokens", tokens.list(me.id()));
        model.addAttribute("roles", userViews.roles(me.roles(), locale));
        model.addAttribute("brands", userViews.brands(me.brands(), locale));
        return "access/account";
    }
}
