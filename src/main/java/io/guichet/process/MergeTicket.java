package io.guichet.process;

import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Completes a merge into another ticket and tells the customer. */
@Component
class MergeTicket implements JavaDelegate {

    private final Tickets tickets;
    private final TicketEmails emails;

    MergeTicket(Tickets tickets, TicketEmails emails) {
        this.tickets = tickets;
        this.emails = emails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        tickets.end(number, "merged");
        emails.announceMerge(number);
    }
}
