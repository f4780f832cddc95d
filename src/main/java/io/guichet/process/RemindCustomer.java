package io.guichet.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes to a customer who has not answered. */
@Component
class RemindCustomer implements JavaDelegate {

    private final TicketLetters letters;

    RemindCustomer(TicketLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.remind(execution.getProcessBusinessKey());
    }
}
