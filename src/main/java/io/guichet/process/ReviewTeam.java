package io.guichet.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the routing table again, now that triage knows more; a team that a person chose stays. */
@Component
class ReviewTeam implements JavaDelegate {

    private final Triages triages;

    ReviewTeam(Triages triages) {
        this.triages = triages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        triages.route(execution.getProcessBusinessKey());
    }
}
