package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brands;
import io.guichet.desk.Overrides.OverriddenField;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.TicketAccess;
import io.guichet.web.TimeFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a lead overrides the tables for one ticket, and removes overrides. */
@Controller
@RequestMapping("/desk/tickets/{number}/override")
class OverridePage {

    private final TicketAccess access;
    private final Overrides overrides;
    private final Brands brands;
    private final StaffDirectory directory;
    private final LabelFormatter labels;
    private final TimeFormatter timeFormatter;

    OverridePage(
            TicketAccess access,
            Overrides overrides,
            Brands brands,
            StaffDirectory directory,
            LabelFormatter labels,
            TimeFormatter timeFormatter) {
        this.access = access;
        this.overrides = overrides;
        this.brands = brands;
        this.directory = directory;
        this.labels = labels;
        this.timeFormatter = timeFormatter;
    }

    @GetMapping
    String show(@PathVariable String number, Model model, Locale locale) {
        return render(number, Map.of(), List.of(), model, locale);
    }

    @PostMapping
    String override(
            @PathVariable String number,
            @RequestParam Map<String, String> form,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            var unreadable = new ArrayList<FieldError>();
            var request = request(form, unreadable);
            overrides.apply(number, request, unreadable, form.get("_submissionToken"), directory.current());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(number, form, labels.errors(refused, locale), model, locale);
        } catch (StateConflict conflict) {
            return conflict(number, form, conflict, model, locale, response);
        }
        return done(number, "override.done", redirect, locale);
    }

    /** Each override has a form of its own, whose reason stands in the field {@code reason-…}. */
    @PostMapping("/remove")
    String remove(
            @PathVariable String number,
            @RequestParam(required = false) OverriddenField field,
            @RequestParam(required = false) Target target,
            @RequestParam Map<String, String> form,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var reasonField = "reason-" + ActiveOverride.key(field, target);
        try {
            var token = form.get("_submissionToken");
            overrides.remove(number, field, target, form.get(reasonField), token, directory.current());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var errors = labels.errors(refused, locale).stream()
                    .map(error -> error.field().equals("reason") ? error.withField(reasonField) : error)
                    .toList();
            return render(number, form, errors, model, locale);
        } catch (StateConflict conflict) {
            return conflict(number, form, conflict, model, locale, response);
        }
        return done(number, "override.remove.done", redirect, locale);
    }

    private OverrideRequest request(Map<String, String> form, List<FieldError> unreadable) {
        return new OverrideRequest(
                form.get("reason"),
                value("priority", form),
                value("plan", form),
                form.containsKey("correction"),
                value("team", form),
                target(value("target", form), unreadable),
                due(value("due", form), unreadable));
    }

    private static Target target(String name, List<FieldError> unreadable) {
        try {
            return name == null ? null : Target.valueOf(name);
        } catch (IllegalArgumentException e) {
            unreadable.add(new FieldError("target", "is unknown", "override.unknown"));
            return null;
        }
    }

    private Instant due(String text, List<FieldError> unreadable) {
        try {
            return text == null ? null : timeFormatter.parseInputValue(text);
        } catch (DateTimeParseException e) {
            unreadable.add(new FieldError("due", "needs a date and a time", "override.due.unreadable"));
            return null;
        }
    }

    private static String value(String field, Map<String, String> form) {
        var value = form.getOrDefault(field, "").strip();
        return value.isEmpty() ? null : value;
    }

    private String conflict(
            String number,
            Map<String, String> form,
            StateConflict conflict,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute(
                "conflict",
                conflict.currentStatus() == null
                        ? labels.text("override.remove.gone", locale)
                        : labels.text("ticket.conflict", locale, labels.status(conflict.currentStatus(), locale)));
        return render(number, form, List.of(), model, locale);
    }

    /** A lead does not see a restricted ticket any more after giving it to another team. */
    private String done(String number, String messageKey, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("toast", labels.text(messageKey, locale));
        return access.isVisible(number, directory.current())
                ? "redirect:/desk/tickets/{number}"
                : "redirect:/desk/tickets";
    }

    private String render(
            String number, Map<String, String> submitted, List<FieldError> problems, Model model, Locale locale) {
        var ticket = access.requireLead(number, directory.current());
        var brand = brands.get(ticket.brand());
        var view = OverrideView.of(
                ticket,
                brand,
                overrides.priorities(brand),
                overrides.openClocks(number),
                overrides.active(ticket),
                labels,
                timeFormatter,
                locale);
        model.addAttribute("view", view);
        model.addAttribute("submitted", submitted);
        model.addAttribute("problems", problems);
        model.addAttribute("submissionToken", UUID.randomUUID().toString());
        return "desk/override";
    }
}
