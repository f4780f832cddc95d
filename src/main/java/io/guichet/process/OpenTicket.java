package io.guichet.process;

import io.guichet.intake.Questions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Creates the ticket of an admitted request. */
@Component
class OpenTicket implements JavaDelegate {

    private final Questions questions;
    private final RunningModification modification;

    OpenTicket(Questions questions, RunningModification modification) {
        this.questions = questions;
        this.modification = modification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!modification.isRunning(execution.getProcessBusinessKey())) {
            questions.openTicket(execution.getProcessBusinessKey());
        }
    }
}
