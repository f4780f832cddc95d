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

    AnnounceSolution(Tickets tickets, TicketEmails emails) {
        this.tickets = tickets;
        this.emails = emails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tickets.markSolved(execution.getProcessBusinessKey());
        emails.announceSolution(execution.getProcessBusinessKey());
    }
}
