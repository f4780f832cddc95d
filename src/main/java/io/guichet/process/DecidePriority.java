package io.guichet.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the priority table. */
@Component
class DecidePriority implements JavaDelegate {

    private final TicketRouting routing;

    DecidePriority(TicketRouting routing) {
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        routing.prioritise(execution.getProcessBusinessKey());
    }
}
