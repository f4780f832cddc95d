package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.TicketTags;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page to tag a ticket, with the tags that the brand uses. */
@Controller
@RequestMapping("/desk/tickets/{number}/tags")
class TagsPage {

    private static final int SUGGESTED = 30;

    private final TicketAccess access;
    private final RelationCommands commands;
    private final TicketTags tags;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    TagsPage(
            TicketAccess access,
            RelationCommands commands,
            TicketTags tags,
            StaffDirectory directory,
            LabelFormatter labels) {
        this.access = access;
        this.commands = commands;
        this.tags = tags;
        this.directory = directory;
        this.labels = labels;
    }

    /** Whether the page is framed in the Tasklist. */
    @ModelAttribute("framed")
    boolean framed(@RequestParam(defaultValue = "false") boolean framed) {
        return framed;
    }

    /** The task on whose page the tags stand; null for the page of the ticket. */
    @ModelAttribute("task")
    String task(@RequestParam(required = false) String task) {
        return task;
    }

    @GetMapping
    String show(@PathVariable String number, Model model) {
        return render(number, tags.of(number), "", List.of(), model);
    }

    /**
     * @param chosen ticked tags
     * @param shown tags that the page has shown; others of the ticket were added meanwhile, and stay
     * @param more further tags, separated by commas
     */
    @PostMapping
    String save(
            @PathVariable String number,
            @RequestParam(name = "tag", required = false) List<String> chosen,
            @RequestParam(required = false) List<String> shown,
            @RequestParam(defaultValue = "") String more,
            @ModelAttribute("task") String task,
            @ModelAttribute("framed") boolean framed,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var ticked = chosen == null ? List.<String>of() : chosen;
        try {
            var wanted = new ArrayList<>(ticked);
            tags.of(number).stream()
                    .filter(tag -> shown != null && !shown.contains(tag))
                    .forEach(wanted::add);
            wanted.addAll(List.of(more.split(",")));
            commands.setTags(number, wanted, directory.current());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return render(number, ticked, more, labels.errors(refused, locale), model);
        }
        redirect.addFlashAttribute("toast", labels.text("tag.done", locale));
        return DelayedReplyPage.redirect(task, framed, redirect);
    }

    private String render(String number, List<String> ticked, String more, List<FieldError> problems, Model model) {
        var ticket = access.requireWork(number, directory.current());
        var offered = new TreeSet<>(tags.frequent(ticket.brand(), SUGGESTED));
        offered.addAll(ticked);
        model.addAttribute("ticket", ticket);
        model.addAttribute("offered", offered);
        model.addAttribute("ticked", ticked);
        model.addAttribute("more", more);
        model.addAttribute("problems", problems);
        return "desk/tags";
    }
}
