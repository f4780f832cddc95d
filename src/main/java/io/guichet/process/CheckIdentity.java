package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Processes the form of an agent who has checked the customer's identity before disclosing account data. */
@Component
class CheckIdentity implements TaskListener {

    private final TaskForms forms;
    private final StaffReplies replies;
    private final Tickets tickets;

    CheckIdentity(TaskForms forms, StaffReplies replies, Tickets tickets) {
        this.forms = forms;
        this.replies = replies;
        this.tickets = tickets;
    }

    @Override
    public void notify(DelegateTask task) {
        var form = forms.read(task);
        tickets.recordIdentityCheck(form.number(), form.values().text("outcome").orElseThrow(), form.actor());
        replies.post(form);
    }
}
