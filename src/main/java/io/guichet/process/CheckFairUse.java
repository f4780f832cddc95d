package io.guichet.process;

import io.guichet.intake.FairUseChecks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the fair-use table, where the brand has one. */
@Component
class CheckFairUse implements JavaDelegate {

    private final FairUseChecks checks;

    CheckFairUse(FairUseChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        checks.check(execution.getProcessBusinessKey());
    }
}
