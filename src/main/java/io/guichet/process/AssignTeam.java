package io.guichet.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the routing table which team serves the ticket. */
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
