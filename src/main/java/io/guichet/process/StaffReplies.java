package io.guichet.process;

import io.guichet.process.TaskForms.CompletedForm;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.TicketEvent.ReplyPosted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Adds the reply and the note of a completed task to the conversation. */
@Component
class StaffReplies {

    private final Conversation conversation;
    private final TicketEmails emails;
    private final BeforeCommit beforeCommit;

    StaffReplies(Conversation conversation, TicketEmails emails, BeforeCommit beforeCommit) {
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
        form.values().text("note").ifPresent(note -> conversation.addInternalNote(number, note, form.actor()));
        if (form.seenUpTo() != null) {
            conversation.markSeen(number, form.seenUpTo());
        }
        form.values().text("reply").ifPresent(reply -> {
            conversation.addAnswer(number, reply, form.actor());
            if (!solves || conversation.customerHasWritten(number)) {
                emails.reply(number);
            }
        });
    }
}
