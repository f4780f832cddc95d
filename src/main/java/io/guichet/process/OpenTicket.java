package io.guichet.process;

import io.guichet.intake.Questions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Creates the ticket of an admitted request. */
@Component
class OpenTicket implements JavaDelegate {

    private final Questions questions;

    OpenTicket(Questions questions) {
        this.questions = questions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        questions.openTicket(execution.getProcessBusinessKey());
    }
}
