package io.guichet.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** An agent has answered the customer, or passed the ticket on. */
@Component
class Answer implements TaskListener {

    private final TaskForms forms;
    private final Replies replies;

    Answer(TaskForms forms, Replies replies) {
        this.forms = forms;
        this.replies = replies;
    }

    @Override
    public void notify(DelegateTask task) {
        var filled = forms.filled(task);
        replies.handOn(filled);
        TaskForms.steer(task, filled.answers());
    }
}
