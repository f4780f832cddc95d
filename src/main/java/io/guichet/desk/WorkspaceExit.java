package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.desk.NextTask.NextChoice;
import io.guichet.ticket.LabelFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a user goes from a task that is completed or about to be: to the next one, or to the page that says so. */
@Component
class WorkspaceExit {

    private final NextTask nextTask;
    private final WorkspacePreferences preferences;
    private final LabelFormatter labels;

    WorkspaceExit(NextTask nextTask, WorkspacePreferences preferences, LabelFormatter labels) {
        this.nextTask = nextTask;
        this.preferences = preferences;
        this.labels = labels;
    }

    /**
     * A task that the user leaves.
     *
     * @param waits whether it is completed when the send delay is over
     * @param fromTicket whether it was answered on the page of its ticket
     * @param framed whether the Tasklist is around the page
     */
    record LeftTask(DeskTask task, boolean waits, boolean fromTicket, boolean framed) {}

    /** The redirect. The choice in the form is remembered for the user if the form has offered it. */
    String leave(
            LeftTask left,
            MultiValueMap<String, String> parameters,
            StaffMember staff,
            RedirectAttributes redirect,
            Locale locale) {
        var choice = choice(parameters, staff);
        if (left.fromTicket()) {
            return toTicket(left, choice, staff, redirect, locale);
        }
        var task = left.task();
        var next = nextTask.after(task, choice, staff);
        var stays = left.waits() ? "redirect:/desk/workspace/{id}" : "redirect:/desk/workspace/{id}/done";
        if (left.framed()) {
            redirect.addAttribute("framed", true);
            next.ifPresent(opened -> redirect.addAttribute("opens", opened.id()));
            return stays;
        }
        if (next.isEmpty() || !choice.opensNext()) {
            return stays;
        }
        redirect.addFlashAttribute("toast", said(left, locale));
        redirect.addFlashAttribute("sent", keptNames(task));
        redirect.addAttribute("next", next.get().id());
        return "redirect:/desk/workspace/{next}";
    }

    private NextChoice choice(MultiValueMap<String, String> parameters, StaffMember staff) {
        var opensNext = "true".equals(parameters.getFirst("_next"));
        if (parameters.containsKey("_nextOffered")) {
            preferences.chooseOpensNext(opensNext, staff);
        }
        return NextChoice.of(opensNext, parameters.getFirst("_following"));
    }

    /** To the page of the ticket that the user has answered, or of the next one of the user's own. */
    private String toTicket(
            LeftTask left, NextChoice choice, StaffMember staff, RedirectAttributes redirect, Locale locale) {
        var task = left.task();
        var next = choice.opensNext() ? nextTask.ofOwn(task, staff).orElse(task) : task;
        var toast = next.number().equals(task.number())
                ? labels.text(left.waits() ? "delayed-reply.held" : "ticket.reply.done", locale)
                : labels.text("workspace.sent", locale, task.number());
        redirect.addFlashAttribute("toast", toast);
        redirect.addFlashAttribute("sent", keptNames(task));
        redirect.addAttribute("number", next.number());
        return "redirect:/desk/tickets/{number}";
    }

    private String said(LeftTask left, Locale locale) {
        return left.waits() ? labels.text("delayed-reply.held", locale) : done(left.task(), locale);
    }

    /** "Answer completed, H1234". */
    String done(DeskTask task, Locale locale) {
        return labels.text("workspace.done", locale, labels.task(task.key(), task.name(), locale), task.number());
    }

    /** The names under which the browser keeps what was typed. */
    private static String keptNames(DeskTask task) {
        return "task-%s composer-%s".formatted(task.id(), task.number());
    }
}
