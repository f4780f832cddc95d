package io.guichet.desk;

import io.guichet.access.Staff;
import io.guichet.access.StaffDirectory;
import io.guichet.desk.Workspace.Place;
import io.guichet.desk.Workspace.Stand;
import io.guichet.form.Field;
import io.guichet.form.Forms;
import io.guichet.form.Submission;
import io.guichet.http.BadInput;
import io.guichet.http.Conflict;
import io.guichet.http.NotAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One task with its ticket around it, in a frame of the Tasklist or as a page of its own. */
@Controller
@RequestMapping("/desk/workspace/{id}")
class WorkspacePage {

    /** What the page sends beside the form's own fields, whose names begin with a letter. */
    private static final List<String> NOT_OF_THE_FORM = List.of("_csrf", "_seen", "framed");

    private static final List<String> WRITTEN = List.of("textarea", "textfield");

    private final Workspace workspace;
    private final Tasks tasks;
    private final TicketSheets sheets;
    private final Forms forms;
    private final Lexicon lexicon;
    private final StaffDirectory directory;

    WorkspacePage(
            Workspace workspace,
            Tasks tasks,
            TicketSheets sheets,
            Forms forms,
            Lexicon lexicon,
            StaffDirectory directory) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.sheets = sheets;
        this.forms = forms;
        this.lexicon = lexicon;
        this.directory = directory;
    }

    /** Whether the page stands in the Tasklist, which then has the bar and the way on. */
    @ModelAttribute("framed")
    boolean framed(@RequestParam(defaultValue = "false") boolean framed) {
        return framed;
    }

    @GetMapping
    String show(@PathVariable String id, Model model, Locale locale) {
        return draw(workspace.of(id, me()), Map.of(), List.of(), model, locale);
    }

    @PostMapping("/claim")
    String claim(@PathVariable String id, @ModelAttribute("framed") boolean framed) {
        return unlessTooLate(() -> tasks.claim(id, me()), id, framed);
    }

    @PostMapping("/unclaim")
    String unclaim(@PathVariable String id, @ModelAttribute("framed") boolean framed) {
        return unlessTooLate(() -> tasks.unclaim(id, me()), id, framed);
    }

    @PostMapping
    String complete(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam("_seen") long seen,
            @ModelAttribute("framed") boolean framed,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var me = me();
        var fields = fields(sent);
        try {
            tasks.complete(id, me, new Submission(fields, me.id(), seen, locale));
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return draw(workspace.of(id, me), fields, refused.problems(), model, locale);
        } catch (Conflict | NotAllowed tooLate) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return draw(workspace.of(id, me), fields, List.of(), model, locale);
        }
        return "redirect:/desk/workspace/{id}/done" + (framed ? "?framed=true" : "");
    }

    /** The person has just completed it. */
    @GetMapping("/done")
    String done(@PathVariable String id, @ModelAttribute("framed") boolean framed, Model model, Locale locale) {
        var place = workspace.of(id, me());
        if (place.stand() != Stand.OVER) {
            return back(id, framed);
        }
        model.addAttribute("justDone", true);
        return workspace.isStillFor(place, me())
                ? draw(place, Map.of(), List.of(), model, locale)
                : handedOver(place, model, locale);
    }

    /** What the person found out has taken the ticket out of their sight. */
    private String handedOver(Place place, Model model, Locale locale) {
        model.addAttribute("task", place.task());
        model.addAttribute("taskName", lexicon.task(place.task(), locale));
        leadOn(place.task(), model, locale);
        return "desk/handed-over";
    }

    private void leadOn(DeskTask task, Model model, Locale locale) {
        workspace.next(task.number(), me()).ifPresent(next -> {
            model.addAttribute("next", next);
            model.addAttribute("nextName", lexicon.task(next, locale));
        });
    }

    private String draw(
            Place place, Map<String, Object> typed, List<BadInput.Problem> problems, Model model, Locale locale) {
        var task = place.task();
        var me = me();
        model.addAttribute("task", task);
        model.addAttribute("taskName", lexicon.task(task, locale));
        model.addAttribute("stand", place.stand().name());
        model.addAttribute("work", sheets.work(task, locale));
        var sheet = sheets.of(task.number(), me, locale);
        model.addAttribute("sheet", sheet);
        model.addAttribute("mayGiveBack", Workspace.mayGiveBack(task, me));
        if (place.isMine()) {
            var filledIn = typed.isEmpty() ? sheet.ticket().facts().values() : typed;
            model.addAttribute("problems", problems);
            model.addAttribute("fields", forms.get(task.key()).fields(filledIn, problems, locale));
        } else {
            model.addAttribute("unsent", unsent(forms.get(task.key()).fields(typed, locale)));
        }
        if (place.stand() == Stand.OVER) {
            leadOn(task, model, locale);
        }
        return "desk/workspace";
    }

    /** What was written for a task that is not the person's any more: not sent, but not lost. */
    private static List<Field> unsent(List<Field> fields) {
        return fields.stream()
                .filter(field ->
                        WRITTEN.contains(field.kind()) && !field.value().isBlank())
                .toList();
    }

    private static Map<String, Object> fields(MultiValueMap<String, String> sent) {
        var fields = new LinkedHashMap<String, Object>();
        sent.forEach((name, values) -> {
            if (!NOT_OF_THE_FORM.contains(name)) {
                fields.put(name, values.size() == 1 ? values.get(0) : values);
            }
        });
        return fields;
    }

    private static String unlessTooLate(Runnable work, String id, boolean framed) {
        try {
            work.run();
        } catch (Conflict | NotAllowed someoneWasQuicker) {
            // The task's page says how it stands.
        }
        return back(id, framed);
    }

    private static String back(String id, boolean framed) {
        return "redirect:/desk/workspace/{id}" + (framed ? "?framed=true" : "");
    }

    private Staff me() {
        return directory.current();
    }
}
