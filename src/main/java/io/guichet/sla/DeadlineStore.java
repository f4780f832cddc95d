package io.guichet.sla;

import io.guichet.jdbc.UnitOfWork;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the escalation steps taken, and the next due date of each ticket for lists. */
@Component
class DeadlineStore {

    private final JdbcClient db;
    private final Tickets tickets;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    DeadlineStore(JdbcClient db, Tickets tickets, UnitOfWork unitOfWork, Clock clock) {
        this.db = db;
        this.tickets = tickets;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** The next due date of a ticket and the start of its risk. */
    record NextDeadline(Instant due, Instant atRiskAt) {

        /** Truncates to microseconds, the precision of the databases. */
        NextDeadline {
            due = due.truncatedTo(ChronoUnit.MICROS);
            atRiskAt = atRiskAt.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Writes the row that the previous version of the desk reads. */
    void saveNextDeadline(String number, Optional<NextDeadline> deadline) {
        if (!tickets.isNew(number)) {
            db.sql("delete from ticket_deadline where number = :number")
                    .param("number", number)
                    .update();
        }
        deadline.ifPresent(present -> db.sql("insert into ticket_deadline values (:number, :due, :atRisk)")
                .param("number", number)
                .param("due", present.due())
                .param("atRisk", present.atRiskAt())
                .update());
    }

    /** A step of the escalation ladder that was taken for a target since that entry of the ledger. */
    private record TakenStep(String target, long ledgerEntry, int step) {}

    private record StepsOf(String number) {}

    /** Numbers of the escalation steps taken for this run. */
    List<Integer> takenSteps(String number, TicketClock run) {
        return taken(number).stream()
                .filter(taken -> taken.target().equals(run.target().name()))
                .filter(taken -> taken.ledgerEntry() == run.warningEntryId())
                .map(TakenStep::step)
                .toList();
    }

    /** Records a step as taken; returns false if it already was. */
    boolean markTaken(String number, TicketClock run, int step) {
        if (takenSteps(number, run).contains(step)) {
            return false;
        }
        db.sql("insert into deadline_warning values (:number, :target, :entry, :step, :now)")
                .param("number", number)
                .param("target", run.target().name())
                .param("entry", run.warningEntryId())
                .param("step", step)
                .param("now", clock.instant())
                .update();
        taken(number).add(new TakenStep(run.target().name(), run.warningEntryId(), step));
        return true;
    }

    /** The steps of a ticket; a transaction that holds the ticket reads them once. */
    private List<TakenStep> taken(String number) {
        return tickets.isLocked(number)
                ? unitOfWork.value(
                        new StepsOf(number), () -> tickets.isNew(number) ? new ArrayList<>() : readTakenSteps(number))
                : readTakenSteps(number);
    }

    private List<TakenStep> readTakenSteps(String number) {
        return new ArrayList<>(db.sql("select target, ledger_entry, step from deadline_warning where number = :number")
                .param("number", number)
                .query((row, at) ->
                        new TakenStep(row.getString("target"), row.getLong("ledger_entry"), row.getInt("step")))
                .list());
    }
}
