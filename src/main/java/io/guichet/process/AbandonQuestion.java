package io.guichet.process;

import io.guichet.intake.Questions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Marks the question as abandoned. */
@Component
class AbandonQuestion implements JavaDelegate {

    private final Questions questions;

    AbandonQuestion(Questions questions) {
        this.questions = questions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        questions.abandon(execution.getProcessBusinessKey());
    }
}
