package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a ticket that was not reopened. */
@Component
class CloseTicket implements JavaDelegate {

    private final Tickets tickets;

    CloseTicket(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tickets.end(execution.getProcessBusinessKey(), "closed");
    }
}
