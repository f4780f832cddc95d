package io.guichet.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the priority table again, now that triage knows more. */
@Component
class ReviewPriority implements JavaDelegate {

    private final Triages triages;

    ReviewPriority(Triages triages) {
        this.triages = triages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        triages.prioritise(execution.getProcessBusinessKey());
    }
}
