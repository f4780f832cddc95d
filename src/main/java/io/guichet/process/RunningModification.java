package io.guichet.process;

import io.guichet.jdbc.UnitOfWork;
import io.guichet.sla.Deadlines;
import io.guichet.survey.Surveys;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import org.springframework.stereotype.Component;

/**
 * Whether an administrator moves the ticket in this transaction. Steps that the ticket passes again then do nothing a
 * second time: they open no ticket, start no clock, and send no e-mail that the customer has.
 */
@Component
class RunningModification {

    private final UnitOfWork unitOfWork;
    private final Tickets tickets;
    private final Deadlines deadlines;
    private final Surveys surveys;

    RunningModification(UnitOfWork unitOfWork, Tickets tickets, Deadlines deadlines, Surveys surveys) {
        this.unitOfWork = unitOfWork;
        this.tickets = tickets;
        this.deadlines = deadlines;
        this.surveys = surveys;
    }

    private record ModificationOf(String number) {}

    /** The ticket as it was when the modification began; empty for none. */
    private static final class Began {
        private Ticket ticket;
    }

    void begin(Ticket ticket) {
        began(ticket.number()).ticket = ticket;
    }

    boolean isRunning(String number) {
        return began(number).ticket != null;
    }

    /** Whether the clocks run already, and the customer was told of the ticket. */
    boolean isRegistered(String number) {
        return isRunning(number) && !deadlines.of(number).isEmpty();
    }

    /** Whether the customer knows the present solution. */
    boolean isAnnounced(String number) {
        return isRunning(number) && began(number).ticket.isSolved();
    }

    /** Whether the survey of the present solution was sent. */
    boolean isSurveyed(String number) {
        return isRunning(number)
                && surveys.newest(number)
                        .filter(survey ->
                                survey.solution() == tickets.get(number).solutionCount())
                        .isPresent();
    }

    private Began began(String number) {
        return unitOfWork.value(new ModificationOf(number), Began::new);
    }
}
