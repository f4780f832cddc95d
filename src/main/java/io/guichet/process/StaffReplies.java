package io.guichet.process;

import io.guichet.attachment.Attachments;
import io.guichet.attachment.DraftAttachments;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.process.TaskForms.CompletedForm;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.TicketEvent.ReplyPosted;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Adds the reply and the note of a completed task to the conversation. */
@Component
class StaffReplies {

    private final Conversation conversation;
    private final DraftAttachments drafts;
    private final Attachments attachments;
    private final TicketEmails emails;
    private final BeforeCommit beforeCommit;

    StaffReplies(
            Conversation conversation,
            DraftAttachments drafts,
            Attachments attachments,
            TicketEmails emails,
            BeforeCommit beforeCommit) {
        this.attachments = attachments;
        this.drafts = drafts;
        this.conversation = conversation;
        this.beforeCommit = beforeCommit;
        this.emails = emails;
    }

    /** The files of the reply are stored after it. */
    @EventListener
    void on(ReplyPosted event) {
        beforeCommit.runOnce(event, () -> emails.reply(event.number(), event.message()));
    }

    /** The email about the solution contains the reply, unless the customer has written in the meantime. */
    void post(CompletedForm form) {
        var number = form.number();
        var solves = form.values().text("outcome").filter("SOLVE"::equals).isPresent();
        var noteId = form.values().text("note").map(note -> conversation.addInternalNote(number, note, form.actor()));
        if (form.seenUpTo() != null) {
            conversation.markSeen(number, form.seenUpTo());
        }
        if (!form.noteFiles().isEmpty()) {
            drafts.send(number, form.noteFiles(), noteId.orElseThrow(() -> needsText("note", "files.need-note")));
        }
        if (form.hasFiles() && form.values().text(TaskForms.REPLY).isEmpty()) {
            var note = noteId.orElseThrow(() -> needsText(TaskForms.REPLY, "files.need-reply"));
            drafts.send(number, form.files(), note);
            attachments.attachToMessage(number, note, form.attachments());
        }
        form.values().text(TaskForms.REPLY).ifPresent(reply -> {
            var message = conversation.addAnswer(number, reply, form.actor());
            drafts.send(number, form.files(), message);
            attachments.attachToMessage(number, message, form.attachments());
            if (!solves || conversation.customerHasWritten(number)) {
                emails.reply(number);
            }
        });
    }

    private static BadInput needsText(String field, String messageKey) {
        return new BadInput(List.of(new FieldError(field, "must not be empty with files", messageKey)));
    }
}
