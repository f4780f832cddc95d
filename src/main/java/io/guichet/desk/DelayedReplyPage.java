package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.ticket.LabelFormatter;
import io.guichet.ticket.TicketAccess;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons beside a delayed reply, for its author. */
@Controller
@RequestMapping("/desk/tickets/{number}/delayed-replies/{id}")
class DelayedReplyPage {

    /** That of the engine's ids. */
    private static final int MAX_ID_LENGTH = 64;

    private final DelayedReplies replies;
    private final TicketAccess access;
    private final StaffDirectory directory;
    private final LabelFormatter labels;

    DelayedReplyPage(DelayedReplies replies, TicketAccess access, StaffDirectory directory, LabelFormatter labels) {
        this.replies = replies;
        this.access = access;
        this.directory = directory;
        this.labels = labels;
    }

    /** Takes the reply back to its page, where it can be changed. */
    @PostMapping("/undo")
    String undo(
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam(required = false) String task,
            @RequestParam(defaultValue = "false") boolean framed,
            RedirectAttributes redirect,
            Locale locale) {
        var undone = replies.undo(number, id, visitor(number));
        redirect.addFlashAttribute(
                "toast", labels.text(undone ? "delayed-reply.undone" : "delayed-reply.too-late", locale));
        return redirect(task, framed, redirect);
    }

    /** Deletes a reply that was undone or refused. */
    @PostMapping("/discard")
    String discard(
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam(required = false) String task,
            @RequestParam(defaultValue = "false") boolean framed,
            RedirectAttributes redirect,
            Locale locale) {
        replies.discard(number, id, visitor(number));
        redirect.addFlashAttribute("toast", labels.text("delayed-reply.discarded", locale));
        return redirect(task, framed, redirect);
    }

    private static boolean isId(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_ID_LENGTH
                && text.chars().allMatch(character -> character == '-' || Character.isLetterOrDigit(character));
    }

    private StaffMember visitor(String number) {
        var staff = directory.current();
        access.requireVisible(number, staff);
        return staff;
    }

    /** To the page of the task, or else of the ticket. */
    static String redirect(String task, boolean framed, RedirectAttributes redirect) {
        if (task == null || !isId(task)) {
            return "redirect:/desk/tickets/{number}";
        }
        redirect.addAttribute("task", task);
        return "redirect:/desk/workspace/{task}" + (framed ? "?framed=true" : "");
    }
}
