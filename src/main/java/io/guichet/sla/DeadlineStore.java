package io.guichet.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the escalation steps taken, and the next due date of each ticket for lists. */
@Component
class DeadlineStore {

    private final JdbcClient db;
    private final Clock clock;

    DeadlineStore(JdbcClient db, Clock clock) {
        this.db = db;
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
        db.sql("delete from ticket_deadline where number = :number")
                .param("number", number)
                .update();
        deadline.ifPresent(present -> db.sql("insert into ticket_deadline values (:number, :due, :atRisk)")
                .param("number", number)
                .param("due", present.due())
                .param("atRisk", present.atRiskAt())
                .update());
    }

    /** Numbers of the escalation steps taken for this run. */
    List<Integer> takenSteps(String number, TicketClock run) {
        return db.sql(
                        "select step from deadline_warning where number = :number and target = :target and ledger_entry = :entry")
                .param("number", number)
                .param("target", run.target().name())
                .param("entry", run.warningEntryId())
                .query(Integer.class)
                .list();
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
        return true;
    }
}
