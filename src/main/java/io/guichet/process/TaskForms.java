package io.guichet.process;

import io.guichet.form.FormData;
import io.guichet.form.Forms;
import io.guichet.form.Submission;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Actor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Checks what a task is completed with against the form that the task is drawn with, whichever door it came through. */
@Component
class TaskForms {

    private final Forms forms;

    TaskForms(Forms forms) {
        this.forms = forms;
    }

    /** What was filled in, checked; and by whom. */
    record CompletedForm(String number, FormData values, Actor actor, Long seenUpTo) {}

    CompletedForm read(DelegateTask task) {
        if (!(task.getVariable(Submission.VARIABLE) instanceof String packed)) {
            throw new BadInput("task", "must be completed with its form, in the workspace or through the API");
        }
        var submission = Submission.fromJson(packed);
        var form = ExtensionProperties.get(task.getBpmnModelElementInstance(), "form")
                .orElseThrow();
        return new CompletedForm(
                task.getExecution().getProcessBusinessKey(),
                forms.get(form).validate(submission.fields(), submission.locale()),
                Actor.staff(submission.user()),
                submission.lastSeenMessage());
    }

    /** Lets the diagram know what was decided; nothing else of a form reaches the engine. */
    static void setOutcome(DelegateTask task, FormData values) {
        task.getExecution().setVariable("outcome", values.text("outcome").orElseThrow());
    }
}
