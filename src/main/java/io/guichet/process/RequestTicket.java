package io.guichet.process;

import io.guichet.intake.Questions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Requests a ticket for a question without an answer. */
@Component
class RequestTicket implements JavaDelegate {

    private final Questions questions;

    RequestTicket(Questions questions) {
        this.questions = questions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        questions.requestTicket(execution.getProcessBusinessKey());
    }
}
