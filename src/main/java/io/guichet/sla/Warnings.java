package io.guichet.sla;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which steps of their ladders the clocks have taken, and the next deadline of each ticket where lists find it. */
@Component
class Warnings {

    private final JdbcClient db;
    private final Clock clock;

    Warnings(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The next deadline of a ticket, and from when on it is at risk. */
    record Expected(Instant due, Instant atRiskAt) {

        /** To the microsecond, as the databases keep it. */
        Expected {
            due = due.truncatedTo(ChronoUnit.MICROS);
            atRiskAt = atRiskAt.truncatedTo(ChronoUnit.MICROS);
        }
    }

    Optional<Expected> expected(String number) {
        return db.sql("select due, at_risk_at from ticket_deadline where number = :number")
                .param("number", number)
                .query((row, at) -> new Expected(
                        row.getObject("due", OffsetDateTime.class).toInstant(),
                        row.getObject("at_risk_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void expect(String number, Optional<Expected> expected) {
        db.sql("delete from ticket_deadline where number = :number")
                .param("number", number)
                .update();
        expected.ifPresent(next -> db.sql("insert into ticket_deadline values (:number, :due, :atRisk)")
                .param("number", number)
                .param("due", next.due().atOffset(UTC))
                .param("atRisk", next.atRiskAt().atOffset(UTC))
                .update());
    }

    /** The steps of which this run has given warning. */
    List<Integer> given(String number, TicketClock run) {
        return db.sql(
                        "select step from deadline_warning where number = :number and target = :target and started_entry = :entry")
                .param("number", number)
                .param("target", run.target().name())
                .param("entry", run.promisedEntry())
                .query(Integer.class)
                .list();
    }

    /** Notes that the step was taken; false when it had been before. */
    boolean give(String number, TicketClock run, int step) {
        if (given(number, run).contains(step)) {
            return false;
        }
        db.sql("insert into deadline_warning values (:number, :target, :entry, :step, :now)")
                .param("number", number)
                .param("target", run.target().name())
                .param("entry", run.promisedEntry())
                .param("step", step)
                .param("now", clock.instant().atOffset(UTC))
                .update();
        return true;
    }
}
