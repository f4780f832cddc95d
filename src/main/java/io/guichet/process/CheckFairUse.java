package io.guichet.process;

import io.guichet.intake.FairUseChecks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Evaluates the fair-use table, if the brand has one. */
@Component
class CheckFairUse implements JavaDelegate {

    private final FairUseChecks checks;
    private final RunningModification modification;

    CheckFairUse(FairUseChecks checks, RunningModification modification) {
        this.checks = checks;
        this.modification = modification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!modification.isRunning(execution.getProcessBusinessKey())) {
            checks.check(execution.getProcessBusinessKey());
        }
    }
}
