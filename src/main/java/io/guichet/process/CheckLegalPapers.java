package io.guichet.process;

import io.guichet.brand.Brands;
import io.guichet.http.BadInput;
import io.guichet.process.TaskForms.Filled;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * The team has read the papers of an account whose owner has died or cannot act. What is missing is asked for, in the
 * brand's own words when nobody wrote others.
 */
@Component
class CheckLegalPapers implements TaskListener {

    private final TaskForms forms;
    private final Replies replies;
    private final Tickets tickets;
    private final Conversation conversation;
    private final TicketLetters letters;
    private final Brands brands;

    CheckLegalPapers(
            TaskForms forms,
            Replies replies,
            Tickets tickets,
            Conversation conversation,
            TicketLetters letters,
            Brands brands) {
        this.forms = forms;
        this.replies = replies;
        this.tickets = tickets;
        this.conversation = conversation;
        this.letters = letters;
        this.brands = brands;
    }

    @Override
    public void notify(DelegateTask task) {
        var filled = forms.filled(task);
        tickets.papersChecked(filled.number(), filled.answers().text("outcome").orElseThrow(), filled.by());
        replies.handOn(filled);
        if (tickets.get(filled.number()).awaitsPapers() && !filled.answers().has("reply")) {
            askInTheUsualWords(filled);
        }
    }

    private void askInTheUsualWords(Filled filled) {
        var ticket = tickets.get(filled.number());
        var usual = brands.get(ticket.brand())
                .text("papers", ticket.language())
                .orElseThrow(() -> new BadInput("reply", "must say which papers are needed"));
        conversation.staffAnswers(filled.number(), usual, filled.by());
        letters.reply(filled.number(), usual);
    }
}
