package io.guichet.process;

import io.guichet.process.TaskForms.Filled;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.TicketFact.ReplyPosted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hands on what staff wrote while they worked at a task: to the customer, and to each other. */
@Component
class Replies {

    private final Conversation conversation;
    private final TicketLetters letters;

    Replies(Conversation conversation, TicketLetters letters) {
        this.conversation = conversation;
        this.letters = letters;
    }

    @EventListener
    void on(ReplyPosted fact) {
        conversation.of(fact.number()).stream()
                .filter(message -> message.id() == fact.message())
                .forEach(message -> letters.reply(fact.number(), message.body()));
    }

    /** A solution is announced with its own letter, which carries the reply; unless the customer has overtaken it. */
    void handOn(Filled filled) {
        var number = filled.number();
        var solves = filled.answers().text("outcome").filter("SOLVE"::equals).isPresent();
        filled.answers().text("note").ifPresent(note -> conversation.staffNotes(number, note, filled.by()));
        if (filled.seen() != null) {
            conversation.seenUpTo(number, filled.seen());
        }
        filled.answers().text("reply").ifPresent(reply -> {
            conversation.staffAnswers(number, reply, filled.by());
            if (!solves || conversation.customerHasWritten(number)) {
                letters.reply(number, reply);
            }
        });
    }
}
