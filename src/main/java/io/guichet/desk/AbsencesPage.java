package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.StaffAbsences;
import io.guichet.access.StaffAbsences.StaffAbsence;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.Actor;
import io.guichet.ticket.LabelFormatter;
import io.guichet.web.TimeFormatter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page on which staff enter when they are away; leads do so for all staff of their brands. */
@Controller
@RequestMapping("/desk/absences")
class AbsencesPage {

    private static final String PAGE = "redirect:/desk/absences";

    private final StaffAbsences absences;
    private final AssigneeCommands assignees;
    private final StaffDirectory directory;
    private final LabelFormatter labels;
    private final TimeFormatter timeFormatter;
    private final Clock clock;

    AbsencesPage(
            StaffAbsences absences,
            AssigneeCommands assignees,
            StaffDirectory directory,
            LabelFormatter labels,
            TimeFormatter timeFormatter,
            Clock clock) {
        this.absences = absences;
        this.assignees = assignees;
        this.directory = directory;
        this.labels = labels;
        this.timeFormatter = timeFormatter;
        this.clock = clock;
    }

    /** @param absence null if none is entered; now: whether it has begun */
    record AbsenceRow(StaffMember staff, StaffAbsence absence, boolean now) {}

    @GetMapping
    String show(Model model) {
        return render(Map.of(), List.of(), model);
    }

    @PostMapping
    String set(
            @RequestParam Map<String, String> form,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var user = requireEditable(form.getOrDefault("user", directory.current().id()));
        try {
            absences.set(
                    user,
                    instant(form.get("from")),
                    instant(form.get("until")),
                    directory.current().id());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(form, labels.errors(refused, locale), model);
        }
        if (form.containsKey("release")) {
            var by = Actor.staff(directory.current().id());
            assignees.ticketsOf(user).forEach(number -> assignees.release(number, user, by));
        }
        redirect.addFlashAttribute("toast", labels.text("absence.set", locale));
        return PAGE;
    }

    @PostMapping("/{user}/remove")
    String remove(@PathVariable String user, Locale locale, RedirectAttributes redirect) {
        absences.remove(requireEditable(user));
        redirect.addFlashAttribute("toast", labels.text("absence.removed", locale));
        return PAGE;
    }

    private String render(Map<String, String> form, List<FieldError> problems, Model model) {
        model.addAttribute("rows", editable().stream().map(this::row).toList());
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("now", timeFormatter.inputValue(clock.instant()));
        return "desk/absences";
    }

    private AbsenceRow row(StaffMember staff) {
        var absence = absences.find(staff.id()).orElse(null);
        return new AbsenceRow(staff, absence, absence != null && absences.isAway(staff.id()));
    }

    /** The user first, and for a lead all others who work on tickets of the same brands. */
    private List<StaffMember> editable() {
        var me = directory.current();
        if (!me.worksOnTickets()) {
            throw new AccessRefused("Only staff who work on tickets may do this.");
        }
        if (!me.hasRole(Roles.LEAD)) {
            return List.of(me);
        }
        return directory.all().stream()
                .filter(StaffMember::worksOnTickets)
                .filter(staff -> !Collections.disjoint(staff.brands(), me.brands()))
                .sorted(Comparator.comparing((StaffMember staff) -> !staff.id().equals(me.id()))
                        .thenComparing(StaffMember::name))
                .toList();
    }

    private String requireEditable(String user) {
        if (editable().stream().noneMatch(staff -> staff.id().equals(user))) {
            throw new AccessRefused("Only a lead may enter when others are away.");
        }
        return user;
    }

    /** Null if it is no date and time. */
    private Instant instant(String text) {
        try {
            return text == null ? null : timeFormatter.parseInputValue(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
