package io.guichet.process;

import io.guichet.brand.Brands;
import io.guichet.intake.Questions;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Tickets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Answers the conditions of the diagrams from the ticket's records, never from a submitted form. */
@Component
public class TicketState {

    private final Questions questions;
    private final Tickets tickets;
    private final Conversation conversation;
    private final Brands brands;

    TicketState(Questions questions, Tickets tickets, Conversation conversation, Brands brands) {
        this.questions = questions;
        this.tickets = tickets;
        this.conversation = conversation;
        this.brands = brands;
    }

    public boolean isEntitled(DelegateExecution execution) {
        return questions.isAdmitted(execution.getProcessBusinessKey());
    }

    public boolean paymentDue(DelegateExecution execution) {
        return questions.isPaymentDue(execution.getProcessBusinessKey());
    }

    public boolean needsTriage(DelegateExecution execution) {
        return !tickets.get(execution.getProcessBusinessKey()).triaged();
    }

    /** Account data are disclosed only to somebody whose identity was checked. */
    public boolean needsIdentityCheck(DelegateExecution execution) {
        var ticket = tickets.get(execution.getProcessBusinessKey());
        return ticket.identityCheck() == null
                && ticket.attributes()
                        .text("topic")
                        .filter("account-data"::equals)
                        .isPresent();
    }

    /** An account whose owner has died or cannot act is left alone until its papers are complete or refused. */
    public boolean needsLegalPapers(DelegateExecution execution) {
        var ticket = tickets.get(execution.getProcessBusinessKey());
        return (ticket.legalPapers() == null || ticket.awaitsPapers())
                && ticket.attributes().requestType(brands.get(ticket.brand())).equals("deceased-owner");
    }

    public boolean customerHasWritten(DelegateExecution execution) {
        return conversation.customerHasWritten(execution.getProcessBusinessKey());
    }

    /** The value of the attribute as the brand's tables read it, or null; an unknown name is an error. */
    Object attribute(DelegateExecution execution, String name) {
        var number = execution.getProcessBusinessKey();
        return tickets.find(number)
                .map(ticket -> ticket.attributes().tableInput(brands.get(ticket.brand()), name))
                .orElseGet(() -> {
                    var question = questions.find(number).orElseThrow();
                    return question.attributes().tableInput(brands.get(question.brand()), name);
                });
    }

    public String team(DelegateExecution execution) {
        return tickets.get(execution.getProcessBusinessKey()).team();
    }

    public int queueRank(DelegateExecution execution) {
        return tickets.get(execution.getProcessBusinessKey()).queueRank();
    }
}
