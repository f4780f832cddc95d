package io.guichet.process;

import io.guichet.sla.Deadlines;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the time until the requester's confirmation as a pause of the open clocks. */
@Component
class PauseClocks implements JavaDelegate {

    private final Deadlines deadlines;

    PauseClocks(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deadlines.pauseUntilConfirmation(execution.getProcessBusinessKey());
    }
}
