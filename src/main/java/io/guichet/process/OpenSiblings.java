package io.guichet.process;

import io.guichet.intake.TicketSplitter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Submits each split-off part as a request of its own. */
@Component
class OpenSiblings implements JavaDelegate {

    private final TicketSplitter splits;

    OpenSiblings(TicketSplitter splits) {
        this.splits = splits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        splits.openSiblings(execution.getProcessBusinessKey());
    }
}
