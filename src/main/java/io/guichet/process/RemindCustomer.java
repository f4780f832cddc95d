package io.guichet.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes to a customer who has not answered. */
@Component
class RemindCustomer implements JavaDelegate {

    private final TicketLetters letters;
    private final DeadlineTimers timers;

    RemindCustomer(TicketLetters letters, DeadlineTimers timers) {
        this.letters = letters;
        this.timers = timers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.remind(execution.getProcessBusinessKey());
        timers.followAtCommit(execution.getProcessBusinessKey());
    }
}
