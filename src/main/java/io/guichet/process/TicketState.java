package io.guichet.process;

import io.guichet.brand.Brands;
import io.guichet.intake.Questions;
import io.guichet.intake.VerificationDemands;
import io.guichet.policy.Handling;
import io.guichet.policy.Policies;
import io.guichet.policy.VerificationPurpose;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Answers the conditions of the diagrams from the ticket's records, never from a submitted form. */
@Component
public class TicketState {

    private final Questions questions;
    private final Tickets tickets;
    private final Conversation conversation;
    private final Brands brands;
    private final Policies policies;
    private final TaskService tasks;
    private final VerificationDemands demands;
    private final TicketAssignment assignment;

    TicketState(
            Questions questions,
            Tickets tickets,
            Conversation conversation,
            Brands brands,
            Policies policies,
            @Lazy TaskService tasks,
            VerificationDemands demands,
            TicketAssignment assignment) {
        this.assignment = assignment;
        this.demands = demands;
        this.tasks = tasks;
        this.policies = policies;
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

    /**
     * Whether the handling table asks for an identity check that was not made yet, or has not confirmed the identity of a
     * requester whose proof does not suffice.
     */
    public boolean needsIdentityCheck(DelegateExecution execution) {
        var ticket = tickets.get(execution.getProcessBusinessKey());
        return !CheckIdentity.CONFIRMED.equals(ticket.identityCheck())
                && (ticket.identityCheck() == null || !mayReadAccountData(ticket))
                && handling(ticket).identityCheck();
    }

    private boolean mayReadAccountData(Ticket ticket) {
        return demands.areMet(
                ticket.brand(),
                VerificationPurpose.ACCOUNT_DATA,
                ticket.requester().verifiedBy());
    }

    /** Whether the handling table asks for legal papers that have not decided about the account yet. */
    public boolean needsLegalPapers(DelegateExecution execution) {
        var ticket = tickets.get(execution.getProcessBusinessKey());
        return (ticket.legalPapers() == null || ticket.awaitsPapers())
                && handling(ticket).legalPapers();
    }

    private Handling handling(Ticket ticket) {
        return policies.handling(brands.get(ticket.brand()), ticket.attributes())
                .value();
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

    /** Whether somebody has claimed a task of the ticket. */
    public boolean isBeingWorkedOn(DelegateExecution execution) {
        return tasks.createTaskQuery()
                        .processInstanceBusinessKey(execution.getProcessBusinessKey())
                        .taskAssigned()
                        .count()
                > 0;
    }

    public String team(DelegateExecution execution) {
        return tickets.get(execution.getProcessBusinessKey()).team();
    }

    /** The agent whose ticket it is, if in its team and not away; null for the team. */
    public String assignee(DelegateExecution execution) {
        return assignment
                .returningAgent(tickets.get(execution.getProcessBusinessKey()))
                .orElse(null);
    }

    /** When staff want to come back to the ticket. */
    public Date followUp(DelegateExecution execution) {
        var at = tickets.get(execution.getProcessBusinessKey()).followUpAt();
        return Date.from(at == null ? Sla.NEVER : Sla.roundUpToSecond(at));
    }

    public int queueRank(DelegateExecution execution) {
        return tickets.get(execution.getProcessBusinessKey()).queueRank();
    }
}
