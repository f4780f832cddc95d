package io.guichet.process;

import io.guichet.intake.Questions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Evaluates the entitlement table. */
@Component
class DecideEntitlement implements JavaDelegate {

    private final Questions questions;

    DecideEntitlement(Questions questions) {
        this.questions = questions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        questions.decideRoute(execution.getProcessBusinessKey());
    }
}
