package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Withdraws the ticket. */
@Component
class WithdrawTicket implements JavaDelegate {

    private final Tickets tickets;

    WithdrawTicket(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tickets.end(execution.getProcessBusinessKey(), "withdrawn");
    }
}
