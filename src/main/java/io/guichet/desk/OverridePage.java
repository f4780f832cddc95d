package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.IllegalTransition;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.TicketAccess;
import jakarta.servlet.http.HttpServletResponse;
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

/** Where a lead decides over the tables' heads, and leaves to them again what was decided. */
@Controller
@RequestMapping("/desk/tickets/{number}/override")
class OverridePage {

    private final TicketAccess access;
    private final LeadCommands commands;
    private final OverrideViewAssembler views;
    private final OverrideFormReader formReader;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    OverridePage(
            TicketAccess access,
            LeadCommands commands,
            OverrideViewAssembler views,
            OverrideFormReader formReader,
            StaffDirectory directory,
            LabelFormatter labels) {
        this.access = access;
        this.commands = commands;
        this.views = views;
        this.formReader = formReader;
        this.directory = directory;
        this.labels = labels;
    }

    @GetMapping
    String show(@PathVariable String number, Model model, Locale locale) {
        return render(number, Map.of(), List.of(), model, locale);
    }

    @PostMapping
    String override(
            @PathVariable String number,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var staff = directory.current();
        var view = views.of(access.requireLead(number, staff), locale);
        return execute(number, parameters, "override.done", model, locale, response, redirect, () -> {
            if (view.ticket().isClosed()) {
                throw new IllegalTransition(number, "an override", view.ticket().status());
            }
            commands.override(
                    number, formReader.request(parameters, view, locale), parameters.get("_submissionToken"), staff);
        });
    }

    /** Each decision has a form of its own; {@code what} says which, and its reason stands in the field {@code why-…}. */
    @PostMapping("/remove")
    String removeOverride(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String override,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var staff = directory.current();
        access.requireLead(number, staff);
        return execute(
                number,
                parameters,
                "override.remove.done",
                model,
                locale,
                response,
                redirect,
                () -> commands.removeOverride(
                        number,
                        override,
                        formReader.reason("reason-" + override, parameters, locale),
                        parameters.get("_submissionToken"),
                        staff));
    }

    private String execute(
            String number,
            Map<String, String> parameters,
            String messageKey,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Runnable work) {
        try {
            work.run();
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(number, parameters, refused.errors(), model, locale);
        } catch (StateConflict conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", conflictMessage(conflict, locale));
            return render(number, parameters, List.of(), model, locale);
        }
        redirect.addFlashAttribute("toast", labels.text(messageKey, locale));
        return redirectTarget(number, directory.current());
    }

    private String conflictMessage(StateConflict conflict, Locale locale) {
        return conflict.currentStatus() == null
                ? labels.text("override.remove.gone", locale)
                : labels.text("ticket.conflict", locale, labels.status(conflict.currentStatus(), locale));
    }

    /** Who gave a ticket to a team that keeps its tickets to itself does not see it any more. */
    private String redirectTarget(String number, StaffMember staff) {
        return access.isVisible(number, staff) ? "redirect:/desk/tickets/{number}" : "redirect:/desk/tickets";
    }

    private String render(
            String number, Map<String, String> submitted, List<FieldError> problems, Model model, Locale locale) {
        model.addAttribute("view", views.of(access.requireLead(number, directory.current()), locale));
        model.addAttribute("submitted", submitted);
        model.addAttribute("problems", problems);
        model.addAttribute("submissionToken", UUID.randomUUID().toString());
        return "desk/override";
    }
}
