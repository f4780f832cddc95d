package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.StateConflict;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

/** Page to assign a ticket, to take it over, and to give it back to the team. */
@Controller
@RequestMapping("/desk/tickets/{number}/assignee")
class AssigneePage {

    private final TicketAccess access;
    private final AssigneeCommands commands;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    AssigneePage(TicketAccess access, AssigneeCommands commands, StaffDirectory directory, LabelFormatter labels) {
        this.access = access;
        this.commands = commands;
        this.directory = directory;
        this.labels = labels;
    }

    @GetMapping
    String show(@PathVariable String number, Model model, Locale locale) {
        var ticket = access.requireWork(number, directory.current());
        var suggested = ticket.assignee() == null ? directory.current().id() : ticket.assignee();
        return render(number, suggested, "", List.of(), model, locale);
    }

    @PostMapping
    String assign(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            commands.assign(number, user, reason, directory.current());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(number, user, reason, labels.errors(refused, locale), model, locale);
        } catch (TicketHeld held) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var message = labels.text("assignee.held", locale, labels.staff(held.holder()));
            return render(number, user, reason, List.of(new FieldError("reason", message)), model, locale);
        } catch (StateConflict conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return render(number, user, reason, List.of(), model, locale);
        }
        var done = user.isBlank()
                ? labels.text("assignee.done.team", locale)
                : labels.text("assignee.done", locale, labels.staff(user));
        redirect.addFlashAttribute("toast", done);
        return "redirect:/desk/tickets/{number}";
    }

    private String render(
            String number, String user, String reason, List<FieldError> problems, Model model, Locale locale) {
        var ticket = access.requireWork(number, directory.current());
        model.addAttribute("ticket", ticket);
        model.addAttribute("holder", ticket.assignee() == null ? null : labels.staff(ticket.assignee()));
        model.addAttribute("mine", directory.current().id().equals(ticket.assignee()));
        model.addAttribute("members", members(ticket, locale));
        model.addAttribute("user", user);
        model.addAttribute("reason", reason);
        model.addAttribute("problems", problems);
        return "desk/assignee";
    }

    /** The choices: the team, then its members by name. */
    private Map<String, String> members(Ticket ticket, Locale locale) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("", labels.text("assignee.team", locale, labels.group(ticket.brand(), ticket.team(), locale)));
        directory.all().stream()
                .filter(agent -> agent.hasAccessTo(ticket.brand()) && agent.worksOnTickets())
                .filter(agent -> agent.belongsTo(ticket.team()))
                .sorted(Comparator.comparing(StaffMember::name))
                .forEach(agent -> choices.put(agent.id(), agent.name()));
        return choices;
    }
}
