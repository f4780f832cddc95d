package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A developer hands the ticket back, has solved it, or waits for an issue. */
@Component
class WorkAsDeveloper implements TaskListener {

    private final TaskForms forms;
    private final Replies replies;
    private final Tickets tickets;

    WorkAsDeveloper(TaskForms forms, Replies replies, Tickets tickets) {
        this.forms = forms;
        this.replies = replies;
        this.tickets = tickets;
    }

    @Override
    public void notify(DelegateTask task) {
        var filled = forms.filled(task);
        replies.handOn(filled);
        filled.answers().text("issueKey").ifPresent(key -> tickets.issue(filled.number(), key, filled.by()));
        TaskForms.steer(task, filled.answers());
    }
}
