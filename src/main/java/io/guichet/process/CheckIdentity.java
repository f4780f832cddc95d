package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** An agent has checked whether the customer is who they say, before account data are disclosed. */
@Component
class CheckIdentity implements TaskListener {

    private final TaskForms forms;
    private final Replies replies;
    private final Tickets tickets;

    CheckIdentity(TaskForms forms, Replies replies, Tickets tickets) {
        this.forms = forms;
        this.replies = replies;
        this.tickets = tickets;
    }

    @Override
    public void notify(DelegateTask task) {
        var filled = forms.filled(task);
        tickets.identity(filled.number(), filled.answers().text("outcome").orElseThrow(), filled.by());
        replies.handOn(filled);
    }
}
