package io.guichet.process;

import io.guichet.sla.Deadlines;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The clocks begin, and the customer is told that the ticket is registered. */
@Component
class RegisterTicket implements JavaDelegate {

    private final Deadlines deadlines;
    private final TicketLetters letters;

    RegisterTicket(Deadlines deadlines, TicketLetters letters) {
        this.deadlines = deadlines;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        deadlines.begin(number);
        letters.acknowledge(number);
        deadlines.registered(number);
    }
}
