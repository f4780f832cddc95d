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
    private final RunningModification modification;

    RegisterTicket(Deadlines deadlines, TicketEmails emails, RunningModification modification) {
        this.deadlines = deadlines;
        this.emails = emails;
        this.modification = modification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        if (modification.isRegistered(number)) {
            return;
        }
        deadlines.startClocks(number);
        emails.acknowledge(number);
        deadlines.recordRegistration(number);
    }
}
