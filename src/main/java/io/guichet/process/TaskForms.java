package io.guichet.process;

import io.guichet.form.FormData;
import io.guichet.form.Submission;
import io.guichet.form.TaskFormVersions;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Actor;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Validates the submission that completes a task against the version of its form that the task has. */
@Component
class TaskForms {

    /** Key of the field, and name of the variable, that the gateway behind a task reads. */
    static final String OUTCOME = "outcome";

    /** Key of the field that goes to the customer; files go with it. */
    static final String REPLY = "reply";

    private final TaskFormVersions forms;

    TaskForms(TaskFormVersions forms) {
        this.forms = forms;
    }

    /** A validated submission and its author. */
    record CompletedForm(
            String number,
            FormData values,
            Actor actor,
            Long seenUpTo,
            List<Long> files,
            List<Long> noteFiles,
            List<Long> attachments) {

        boolean hasFiles() {
            return !files.isEmpty() || !attachments.isEmpty();
        }
    }

    CompletedForm read(DelegateTask task) {
        if (!(task.getVariable(Submission.VARIABLE) instanceof String packed)) {
            throw new BadInput("task", "must be completed with its form, in the workspace or through the API");
        }
        var submission = Submission.fromJson(packed);
        var form = forms.of(
                task.getId(),
                ExtensionProperties.get(task.getBpmnModelElementInstance(), "form")
                        .orElseThrow());
        if (!submission.attachments().isEmpty() && !form.keys().contains(REPLY)) {
            throw new BadInput("attachments", "must be empty: the task has no reply");
        }
        return new CompletedForm(
                task.getExecution().getProcessBusinessKey(),
                form.validate(submission.fields(), submission.locale()),
                Actor.staff(submission.user()),
                submission.lastSeenMessage(),
                submission.files(),
                submission.noteFiles(),
                submission.attachments());
    }

    /** Passes the outcome to the diagram. Nothing else of a form becomes a process variable. */
    static void setOutcome(DelegateTask task, FormData values) {
        task.getExecution().setVariable(OUTCOME, values.text(OUTCOME).orElseThrow());
    }
}
