package io.guichet.process;

import io.guichet.brand.Brands;
import io.guichet.problem.BadInput;
import io.guichet.process.TaskForms.CompletedForm;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Processes the form of a team that has checked the papers of an account whose owner is deceased or incapacitated.
 * Requests missing papers, by default with the brand's text.
 */
@Component
class CheckLegalPapers implements TaskListener {

    private final TaskForms forms;
    private final StaffReplies replies;
    private final Tickets tickets;
    private final Conversation conversation;
    private final TicketEmails emails;
    private final Brands brands;

    CheckLegalPapers(
            TaskForms forms,
            StaffReplies replies,
            Tickets tickets,
            Conversation conversation,
            TicketEmails emails,
            Brands brands) {
        this.forms = forms;
        this.replies = replies;
        this.tickets = tickets;
        this.conversation = conversation;
        this.emails = emails;
        this.brands = brands;
    }

    @Override
    public void notify(DelegateTask task) {
        var form = forms.read(task);
        tickets.recordLegalPapersCheck(
                form.number(), form.values().text("outcome").orElseThrow(), form.actor());
        replies.post(form);
        if (tickets.get(form.number()).awaitsPapers() && !form.values().has("reply")) {
            sendDefaultRequest(form);
        }
    }

    private void sendDefaultRequest(CompletedForm form) {
        var ticket = tickets.get(form.number());
        var defaultText = brands.get(ticket.brand())
                .text("legalPapersRequest", ticket.language())
                .orElseThrow(() -> new BadInput("reply", "must list the required papers"));
        conversation.addAnswer(form.number(), defaultText, form.actor());
        emails.reply(form.number());
    }
}
