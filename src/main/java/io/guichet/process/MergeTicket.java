package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Completes a merge into another ticket. */
@Component
class MergeTicket implements JavaDelegate {

    private final Tickets tickets;

    MergeTicket(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tickets.end(execution.getProcessBusinessKey(), "merged");
    }
}
