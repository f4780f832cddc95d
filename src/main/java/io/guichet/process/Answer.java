package io.guichet.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** An agent has answered the customer, or passed the ticket on. */
@Component
class Answer implements TaskListener {

    private final TaskForms forms;
    private final StaffReplies replies;

    Answer(TaskForms forms, StaffReplies replies) {
        this.forms = forms;
        this.replies = replies;
    }

    @Override
    public void notify(DelegateTask task) {
        var form = forms.read(task);
        replies.post(form);
        TaskForms.setOutcome(task, form.values());
    }
}
