package io.guichet.process;

import io.guichet.process.TaskForms.Filled;
import io.guichet.ticket.Conversation;
import org.springframework.stereotype.Component;

/** Hands on what staff wrote while they worked at a task: to the customer, and to each other. */
@Component
class Replies {

    private final Conversation conversation;

    Replies(Conversation conversation) {
        this.conversation = conversation;
    }

    void handOn(Filled filled) {
        var number = filled.number();
        var solves = filled.answers().text("outcome").filter("SOLVE"::equals).isPresent();
        filled.answers().text("note").ifPresent(note -> conversation.staffNotes(number, note, filled.by()));
        filled.answers().text("reply").ifPresent(reply -> {
            if (solves) {
                conversation.staffSolves(number, reply, filled.by());
            } else {
                conversation.staffReplies(number, reply, filled.by());
            }
        });
        if (filled.seen() != null) {
            conversation.seenUpTo(number, filled.seen());
        }
    }
}
