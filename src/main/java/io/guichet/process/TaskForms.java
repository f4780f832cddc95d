package io.guichet.process;

import io.guichet.form.Answers;
import io.guichet.form.Forms;
import io.guichet.form.Submission;
import io.guichet.http.BadInput;
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
    record Filled(String number, Answers answers, Actor by, Long seen) {}

    Filled filled(DelegateTask task) {
        if (!(task.getVariable(Submission.VARIABLE) instanceof String packed)) {
            throw new BadInput("task", "is completed with its form, in the workspace or through the desk's own API");
        }
        var submission = Submission.unpacked(packed);
        var form = Wait.property(task.getBpmnModelElementInstance(), "form").orElseThrow();
        return new Filled(
                task.getExecution().getProcessBusinessKey(),
                forms.get(form).check(submission.fields(), submission.locale()),
                Actor.staff(submission.by()),
                submission.seen());
    }

    /** Lets the diagram know what was decided; nothing else of a form reaches the engine. */
    static void steer(DelegateTask task, Answers answers) {
        task.getExecution().setVariable("outcome", answers.text("outcome").orElseThrow());
    }
}
