package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the e-mail that the ticket is solved and can be reopened. */
@Component
class AnnounceSolution implements JavaDelegate {

    private final Tickets tickets;
    private final TicketEmails emails;
    private final RunningModification modification;

    AnnounceSolution(Tickets tickets, TicketEmails emails, RunningModification modification) {
        this.tickets = tickets;
        this.emails = emails;
        this.modification = modification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        if (!modification.isAnnounced(number)) {
            tickets.markSolved(number);
            emails.announceSolution(number);
        }
    }
}
