package io.guichet.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds a customer who has not replied. */
@Component
class RemindCustomer implements JavaDelegate {

    private final TicketEmails emails;
    private final DeadlineTimers timers;

    RemindCustomer(TicketEmails emails, DeadlineTimers timers) {
        this.emails = emails;
        this.timers = timers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        emails.remind(execution.getProcessBusinessKey());
        timers.updateBeforeCommit(execution.getProcessBusinessKey());
    }
}
