package io.guichet.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Evaluates the routing table, at admission and again after triage; a team that a person chose stays. */
@Component
class AssignTeam implements JavaDelegate {

    private final TicketRouting routing;

    AssignTeam(TicketRouting routing) {
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        routing.route(execution.getProcessBusinessKey());
    }
}
