package io.guichet.process;

import io.guichet.intake.Questions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Suggests articles that may answer the question. */
@Component
class SuggestAnswers implements JavaDelegate {

    private final Questions questions;

    SuggestAnswers(Questions questions) {
        this.questions = questions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        questions.suggest(execution.getProcessBusinessKey());
        questions.decideRoute(execution.getProcessBusinessKey());
    }
}
