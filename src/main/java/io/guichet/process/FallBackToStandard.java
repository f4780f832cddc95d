package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The fee was not paid in time: the request is served as a standard one. */
@Component
class FallBackToStandard implements JavaDelegate {

    private final Tickets tickets;

    FallBackToStandard(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tickets.fallBackToStandard(execution.getProcessBusinessKey());
    }
}
