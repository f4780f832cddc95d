package io.guichet.process;

import io.guichet.sla.Deadlines;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the clocks and acknowledges the ticket. */
@Component
class RegisterTicket implements JavaDelegate {

    private final Deadlines deadlines;
    private final TicketEmails emails;

    RegisterTicket(Deadlines deadlines, TicketEmails emails) {
        this.deadlines = deadlines;
        this.emails = emails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        deadlines.startClocks(number);
        emails.acknowledge(number);
        deadlines.recordRegistration(number);
    }
}
