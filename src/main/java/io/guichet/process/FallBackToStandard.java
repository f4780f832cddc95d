package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Turns an unpaid request into a standard one. */
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
