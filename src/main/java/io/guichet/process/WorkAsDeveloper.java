package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A developer hands the ticket back, has solved it, or waits for an issue. */
@Component
class WorkAsDeveloper implements TaskListener {

    private final TaskForms forms;
    private final StaffReplies replies;
    private final Tickets tickets;

    WorkAsDeveloper(TaskForms forms, StaffReplies replies, Tickets tickets) {
        this.forms = forms;
        this.replies = replies;
        this.tickets = tickets;
    }

    @Override
    public void notify(DelegateTask task) {
        var form = forms.read(task);
        replies.post(form);
        form.values().text("issueKey").ifPresent(key -> tickets.linkIssue(form.number(), key, form.actor()));
        TaskForms.setOutcome(task, form.values());
    }
}
