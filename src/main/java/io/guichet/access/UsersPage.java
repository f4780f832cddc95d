package io.guichet.access;

import io.guichet.access.Administrators.LastAdministrator;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.UnknownEntity;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages for administrators: who works at the desk, with which roles and brands. */
@Controller
@RequestMapping("/desk/users")
class UsersPage {

    private static final String ONE = "/{id:[a-zA-Z0-9-]{1,64}}";

    private final UserAdministration users;
    private final UserViewAssembler views;
    private final StaffDirectory directory;
    private final SecondFactors secondFactors;
    private final Accounts accounts;
    private final MessageSource messages;

    UsersPage(
            UserAdministration users,
            UserViewAssembler views,
            StaffDirectory directory,
            SecondFactors secondFactors,
            Accounts accounts,
            MessageSource messages) {
        this.users = users;
        this.views = views;
        this.directory = directory;
        this.secondFactors = secondFactors;
        this.accounts = accounts;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model, Locale locale) {
        model.addAttribute("users", views.all(locale));
        return "access/users";
    }

    @GetMapping("/new")
    String askForNew(Model model, Locale locale) {
        var empty = new UserRequest("", "", "", locale.getLanguage(), Set.of(), Set.of(), Set.of());
        return render(null, empty, List.of(), model, locale);
    }

    @PostMapping("/new")
    String invite(
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        var request = read(form.getFirst("id"), form);
        try {
            users.invite(request);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(null, request, localised(refused, locale), model, locale);
        }
        redirect.addFlashAttribute("toast", text("access.user.invited", locale));
        return "redirect:/desk/users";
    }

    @GetMapping(ONE)
    String show(@PathVariable String id, Model model, Locale locale) {
        var staff = require(id);
        return render(staff, stored(staff, locale), List.of(), model, locale);
    }

    @PostMapping(ONE)
    String change(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        var staff = require(id);
        var request = read(id, form);
        try {
            users.change(request);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(staff, request, localised(refused, locale), model, locale);
        } catch (LastAdministrator last) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return render(staff, request, lastAdministrator(locale), model, locale);
        }
        return done(id, "access.user.changed", redirect, locale);
    }

    /** What an administrator may do to an account; each has a button of its own. */
    enum UserAction {
        DISABLE,
        ENABLE,
        SEND_LINK,
        RESET_SECOND_FACTOR,
        END_SESSIONS
    }

    @PostMapping(ONE + "/actions")
    String act(
            @PathVariable String id,
            @RequestParam UserAction action,
            HttpServletResponse response,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        var staff = require(id);
        try {
            switch (action) {
                case DISABLE -> users.disable(id);
                case ENABLE -> users.enable(id);
                case SEND_LINK -> users.sendLink(id);
                case RESET_SECOND_FACTOR -> secondFactors.remove(id, AuditType.SECOND_FACTOR_RESET);
                case END_SESSIONS -> users.endSessions(id);
            }
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(staff, stored(staff, locale), localised(refused, locale), model, locale);
        } catch (LastAdministrator last) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return render(staff, stored(staff, locale), lastAdministrator(locale), model, locale);
        }
        return done(id, "access.user.done." + action, redirect, locale);
    }

    private StaffMember require(String id) {
        return directory.find(id).orElseThrow(() -> UnknownEntity.of("user", id));
    }

    private UserRequest stored(StaffMember staff, Locale locale) {
        var language = directory.account(staff.id()).language();
        return new UserRequest(
                staff.id(),
                staff.name(),
                Objects.requireNonNullElse(staff.email(), ""),
                language == null ? locale.getLanguage() : language,
                staff.roles(),
                staff.teams(),
                staff.brands());
    }

    private static UserRequest read(String id, MultiValueMap<String, String> form) {
        return new UserRequest(
                id,
                Objects.requireNonNullElse(form.getFirst("name"), ""),
                Objects.requireNonNullElse(form.getFirst("email"), ""),
                Objects.requireNonNullElse(form.getFirst("language"), ""),
                chosen("roles", form),
                chosen("teams", form),
                chosen("brands", form));
    }

    private static Set<String> chosen(String field, MultiValueMap<String, String> form) {
        return Set.copyOf(form.getOrDefault(field, List.of()));
    }

    private List<FieldError> localised(BadInput refused, Locale locale) {
        return refused.errors().stream()
                .map(error -> error.localised(messages, locale))
                .toList();
    }

    private List<FieldError> lastAdministrator(Locale locale) {
        return List.of(new FieldError("roles", text("access.user.last-administrator", locale)));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private String done(String id, String messageKey, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("toast", text(messageKey, locale));
        redirect.addAttribute("id", id);
        return "redirect:/desk/users/{id}";
    }

    /** @param staff the existing user; null for a new one */
    private String render(
            StaffMember staff, UserRequest request, List<FieldError> problems, Model model, Locale locale) {
        model.addAttribute("user", staff == null ? null : views.view(staff, locale));
        model.addAttribute("reachable", staff != null && PasswordLinks.isReachable(staff));
        model.addAttribute("form", request);
        model.addAttribute("problems", problems);
        model.addAttribute("roles", views.roles(Roles.ALL, locale));
        model.addAttribute("teams", views.teams(locale));
        model.addAttribute("brands", views.brands(accounts.brands(), locale));
        return "access/user";
    }
}
