package io.guichet.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Evaluates the priority table, at admission and again after triage. */
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
