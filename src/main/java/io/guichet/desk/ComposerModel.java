package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.attachment.AttachmentFormatter;
import io.guichet.attachment.DraftAttachments;
import io.guichet.brand.Brands;
import io.guichet.desk.ComposerViewAssembler.ComposerInput;
import io.guichet.desk.ReplyDrafts.ReplyDraft;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The composer with its files, as attributes of a page. */
@Component
class ComposerModel {

    /** Names of the upload fields of reply and note, whose files are kept apart. */
    static final String REPLY_FILES = "files-reply";

    static final String NOTE_FILES = "files-note";

    private final ComposerViewAssembler composers;
    private final ReplyDrafts drafts;
    private final StaffFiles staffFiles;
    private final AttachmentFormatter attachmentFormatter;
    private final Brands brands;
    private final StaffDirectory directory;

    ComposerModel(
            ComposerViewAssembler composers,
            ReplyDrafts drafts,
            StaffFiles staffFiles,
            AttachmentFormatter attachmentFormatter,
            Brands brands,
            StaffDirectory directory) {
        this.composers = composers;
        this.drafts = drafts;
        this.staffFiles = staffFiles;
        this.attachmentFormatter = attachmentFormatter;
        this.brands = brands;
        this.directory = directory;
    }

    /**
     * Adds the composer; the token of its files is the one of the model, that of the draft, or a new one.
     *
     * @param task the task that sending completes; null for none
     * @param action path of the page that sends
     */
    void add(TicketPageView view, DeskTask task, String action, ComposerInput input, Model model, Locale locale) {
        var staff = directory.current();
        var draft = drafts.find(view.number(), staff);
        var token = DraftAttachments.tokenOf(
                model.getAttribute("draftToken") instanceof String given
                        ? given
                        : draft.map(ReplyDraft::files).orElse(null));
        model.addAttribute("composer", composers.of(view, task, action, input, draft, staff, locale));
        var rules = brands.get(view.ticket().brand()).attachments();
        model.addAttribute("fileTypes", String.join(",", rules.sortedTypes()));
        model.addAttribute("fileRules", attachmentFormatter.rules(rules, locale));
        model.addAttribute("fileTexts", attachmentFormatter.scriptTexts(rules, locale));
        model.addAttribute("draftToken", token);
        model.addAttribute("replyFiles", staffFiles.views(view.number(), token, false, locale));
        model.addAttribute("noteFiles", staffFiles.views(view.number(), token, true, locale));
        model.addAttribute("submissionToken", UUID.randomUUID().toString());
    }
}
