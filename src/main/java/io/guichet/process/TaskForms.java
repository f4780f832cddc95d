package io.guichet.process;

import io.guichet.form.FormData;
import io.guichet.form.Forms;
import io.guichet.form.Submission;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Actor;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Validates the submission that completes a task against the form that the diagram names for it. */
@Component
class TaskForms {

    /** Key of the field, and name of the variable, that the gateway behind a task reads. */
    static final String OUTCOME = "outcome";

    private final Forms forms;

    TaskForms(Forms forms) {
        this.forms = forms;
    }

    /** A validated submission and its author. */
    record CompletedForm(String number, FormData values, Actor actor, Long seenUpTo, List<Long> files) {}

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
                submission.lastSeenMessage(),
                submission.files() == null ? List.of() : submission.files());
    }

    /** Passes the outcome to the diagram. Nothing else of a form becomes a process variable. */
    static void setOutcome(DelegateTask task, FormData values) {
        task.getExecution().setVariable(OUTCOME, values.text(OUTCOME).orElseThrow());
    }
}
