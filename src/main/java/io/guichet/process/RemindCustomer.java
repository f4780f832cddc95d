package io.guichet.process;

import io.guichet.sla.CustomerWait;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Tickets;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds a customer who has not replied. */
@Component
class RemindCustomer implements JavaDelegate {

    private final TicketEmails emails;
    private final Tickets tickets;
    private final DeadlineTimers timers;

    RemindCustomer(TicketEmails emails, Tickets tickets, DeadlineTimers timers) {
        this.tickets = tickets;
        this.emails = emails;
        this.timers = timers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        emails.remind(execution.getProcessBusinessKey());
        tickets.record(execution.getProcessBusinessKey(), CustomerWait.REMINDED, Actor.system(), Map.of());
        timers.updateBeforeCommit(execution.getProcessBusinessKey());
    }
}
