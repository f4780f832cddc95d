package io.guichet.process;

import io.guichet.customer.VerificationMethod;
import io.guichet.ticket.TicketCommands;
import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Processes the form of an agent who has checked the customer's identity before disclosing account data. A confirmed identity
 * is a proof of the requester's address.
 */
@Component
class CheckIdentity implements TaskListener {

    static final String CONFIRMED = "CONFIRMED";

    private final TaskForms forms;
    private final StaffReplies replies;
    private final Tickets tickets;
    private final TicketCommands commands;

    CheckIdentity(TaskForms forms, StaffReplies replies, Tickets tickets, TicketCommands commands) {
        this.commands = commands;
        this.forms = forms;
        this.replies = replies;
        this.tickets = tickets;
    }

    @Override
    public void notify(DelegateTask task) {
        var form = forms.read(task);
        var outcome = form.values().text("outcome").orElseThrow();
        tickets.recordIdentityCheck(form.number(), outcome, form.actor());
        if (outcome.equals(CONFIRMED)) {
            commands.verifyRequester(form.number(), VerificationMethod.STAFF, null, form.actor());
        }
        replies.post(form);
    }
}
