package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.attachment.MultipartUploads;
import io.guichet.desk.ReplyDrafts.DraftContent;
import io.guichet.macro.Macros;
import io.guichet.problem.BadInput;
import io.guichet.text.TextRule;
import io.guichet.ticket.Message.Visibility;
import io.guichet.ticket.TicketAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Parts of pages for the composer's script: it saves the form as the user's draft and shows texts as readers see them. */
@Controller
@RequestMapping("/desk/tickets/{number}/draft")
class DraftPage {

    private final ReplyDrafts drafts;
    private final StaffFiles staffFiles;
    private final Macros macros;
    private final TicketAccess access;
    private final StaffDirectory directory;

    DraftPage(ReplyDrafts drafts, StaffFiles staffFiles, Macros macros, TicketAccess access, StaffDirectory directory) {
        this.drafts = drafts;
        this.staffFiles = staffFiles;
        this.macros = macros;
        this.access = access;
        this.directory = directory;
    }

    /** Saves texts and files of the form; {@link io.guichet.problem.StateConflict} for a revision that is not the latest. */
    @PostMapping
    String save(
            @PathVariable String number,
            @RequestParam Map<String, String> parameters,
            @RequestParam(name = "_revision", defaultValue = "0") int revision,
            @RequestParam(name = "_visibility", defaultValue = "PUBLIC") Visibility visibility,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        var author = directory.current();
        var content = new DraftContent(
                visibility, parameters.get("reply"), parameters.get("note"), parameters.get("_draft"), revision);
        var field = visibility == Visibility.INTERNAL ? ComposerModel.NOTE_FILES : ComposerModel.REPLY_FILES;
        var files = MultipartUploads.from(request, field);
        var draft = files.isEmpty() ? drafts.saveText(number, content, author) : drafts.save(number, content, author);
        staffFiles.removeTicked(number, draft.files(), request, author);
        model.addAttribute("problems", staffFiles.problems(number, draft.files(), files, field, author, locale));
        model.addAttribute("draft", draft);
        model.addAttribute("keptFiles", staffFiles.views(number, draft.files(), StaffFiles.isOfNote(field), locale));
        return "desk/composer :: saved";
    }

    /** The text of a macro for this ticket; its files join those of the reply or note that is being written. */
    @PostMapping("/macro")
    String macro(
            @PathVariable String number,
            @RequestParam(name = "_macro", defaultValue = "0") long macro,
            @RequestParam(name = "_draft", defaultValue = "") String token,
            @RequestParam(name = "_visibility", defaultValue = "PUBLIC") Visibility visibility,
            Model model,
            Locale locale) {
        var author = directory.current();
        var applied = macros.apply(macro, access.requireWork(number, author), author);
        var field = visibility == Visibility.INTERNAL ? ComposerModel.NOTE_FILES : ComposerModel.REPLY_FILES;
        model.addAttribute("problems", staffFiles.problems(number, token, applied.files(), field, author, locale));
        model.addAttribute("applied", applied);
        model.addAttribute("keptFiles", staffFiles.views(number, token, StaffFiles.isOfNote(field), locale));
        return "desk/composer :: applied";
    }

    /** {@link BadInput} for a text that is too long to be sent. */
    @PostMapping("/preview")
    String preview(@PathVariable String number, @RequestParam(defaultValue = "") String body, Model model) {
        access.requireWork(number, directory.current());
        BadInput.throwIfAny(TextRule.BODY.errors("body", body, "ticket.body.too-long", TextRule.BODY.maxLength()));
        model.addAttribute("body", body);
        return "desk/composer :: preview";
    }
}
