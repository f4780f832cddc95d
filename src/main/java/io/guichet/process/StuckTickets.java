package io.guichet.process;

import io.guichet.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the tickets that cannot go on by themselves, whatever their diagram says. */
@Component
class StuckTickets {

    private final JdbcClient db;

    StuckTickets(JdbcClient db) {
        this.db = db;
    }

    /** Whether this ticket cannot. */
    boolean contain(String number) {
        var bounds = IncidentBounds.of(number);
        return !failedJobs(bounds).isEmpty()
                || !deadWaits(bounds).isEmpty()
                || !endedProcesses(bounds).isEmpty();
    }

    Stream<TicketIncident> find(IncidentBounds bounds) {
        return Stream.of(failedJobs(bounds), deadWaits(bounds), endedProcesses(bounds))
                .flatMap(List::stream);
    }

    private List<TicketIncident> failedJobs(IncidentBounds bounds) {
        return bounds.bind(db.sql(
                        """
                        select R.BUSINESS_KEY_, D.ID_ as DEFINITION, D.KEY_, D.VERSION_,
                          coalesce(N.FAILED_ACTIVITY_ID_, N.ACTIVITY_ID_) as ACTIVITY,
                          N.INCIDENT_MSG_, N.INCIDENT_TIMESTAMP_
                        from ACT_RU_INCIDENT N
                        join ACT_RE_PROCDEF D on D.ID_ = N.PROC_DEF_ID_
                        join ACT_RU_EXECUTION I on I.ID_ = N.PROC_INST_ID_
                        join ACT_RU_EXECUTION R on R.ID_ = I.ROOT_PROC_INST_ID_
                        where N.ID_ = N.ROOT_CAUSE_INCIDENT_ID_ and R.BUSINESS_KEY_ is not null"""
                                + bounds.on("R.BUSINESS_KEY_")))
                .query((row, at) -> incident(
                        row,
                        IncidentCause.FAILED_JOB,
                        row.getString("INCIDENT_MSG_"),
                        row.getTimestamp("INCIDENT_TIMESTAMP_").toInstant()))
                .list();
    }

    private List<TicketIncident> deadWaits(IncidentBounds bounds) {
        return bounds.bind(db.sql(
                        "select R.BUSINESS_KEY_, D.ID_ as DEFINITION, D.KEY_, D.VERSION_, E.ACT_ID_ as ACTIVITY, K.stage_since "
                                + TicketPositions.EXECUTIONS + "join ticket K on K.number = R.BUSINESS_KEY_ "
                                + TicketPositions.WAITING
                                + " and not " + TicketPositions.LIVE + bounds.on("R.BUSINESS_KEY_")))
                .query((row, at) -> incident(row, IncidentCause.DEAD_WAIT, null, Columns.instant(row, "stage_since")))
                .list();
    }

    private static TicketIncident incident(ResultSet row, IncidentCause cause, String detail, Instant since)
            throws SQLException {
        return new TicketIncident(
                row.getString("BUSINESS_KEY_"),
                row.getString("DEFINITION"),
                row.getString("KEY_"),
                row.getInt("VERSION_"),
                row.getString("ACTIVITY"),
                cause,
                detail,
                List.of(),
                since);
    }

    private List<TicketIncident> endedProcesses(IncidentBounds bounds) {
        return bounds.bind(db.sql(
                        """
                        select K.number, K.stage_since from ticket K
                        where K.status <> 'CLOSED' and not exists (
                          select 1 from ACT_RU_EXECUTION R
                          where R.BUSINESS_KEY_ = K.number and R.PROC_DEF_ID_ like 'ticket:%')"""
                                + bounds.on("K.number")))
                .query((row, at) -> new TicketIncident(
                        row.getString("number"),
                        null,
                        ModificationTargets.TICKET_PROCESS,
                        null,
                        null,
                        IncidentCause.PROCESS_ENDED,
                        null,
                        List.of(),
                        Columns.instant(row, "stage_since")))
                .list();
    }
}
