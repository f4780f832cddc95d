package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The customer is told that the ticket is solved, and what they can do if it is not. */
@Component
class AnnounceSolution implements JavaDelegate {

    private final Tickets tickets;
    private final TicketLetters letters;

    AnnounceSolution(Tickets tickets, TicketLetters letters) {
        this.tickets = tickets;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tickets.solved(execution.getProcessBusinessKey());
        letters.announceSolution(execution.getProcessBusinessKey());
    }
}
