package io.guichet.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what runs for a ticket: its process and those it has called, without independent ones such as surveys. Reads the
 * engine's tables in one statement, because the engine's queries take several and build each of them anew. Sees what
 * the engine has flushed: nothing of a command that still runs.
 */
@Component
class RunningProcess {

    /**
     * Ids of the ticket's own process and of those it has called. Only processes, not their parts, know their root; a timer that
     * the engine repeats does not know it either.
     */
    private static final String PROCESSES =
            """
            (select P.ID_ from ACT_RU_EXECUTION R join ACT_RU_EXECUTION P on P.ROOT_PROC_INST_ID_ = R.ID_
             where R.BUSINESS_KEY_ = :number and R.PROC_DEF_ID_ like 'ticket:%')""";

    private static final String TIMERS =
            """
            select 'TIMER' as TYPE_, J.ID_, J.JOB_DEF_ID_ as DEFINITION_, cast(null as varchar(255)) as ACTIVITY_,
              J.DUEDATE_ as DUE_
            from ACT_RU_JOB J where J.TYPE_ = 'timer' and J.PROCESS_INSTANCE_ID_ in """
                    + " " + PROCESSES;

    private static final String TASKS =
            """
            select 'TASK' as TYPE_, T.ID_, T.PROC_DEF_ID_ as DEFINITION_, T.TASK_DEF_KEY_ as ACTIVITY_,
              T.DUE_DATE_ as DUE_
            from ACT_RU_TASK T join ACT_RU_EXECUTION P on P.ID_ = T.PROC_INST_ID_ where P.BUSINESS_KEY_ = :number""";

    private final JdbcClient db;

    RunningProcess(JdbcClient db) {
        this.db = db;
    }

    /** What a row of {@link Waiting} is. */
    enum WaitingType {
        TIMER,
        TASK
    }

    /**
     * A timer or an open task.
     *
     * @param definition id of the job definition of a timer, of the process definition of a task
     * @param activity id of the task in the diagram; null for a timer
     * @param due null for a task without a due date
     */
    record Waiting(WaitingType type, String id, String definition, String activity, Instant due) {}

    /** A place in a diagram. */
    record ActiveActivity(String definition, String activity) {}

    /** The timers, and the open tasks with those of independent processes: a lead's task is due with the ticket. */
    List<Waiting> waiting(String number) {
        return db.sql(TIMERS + " union all " + TASKS)
                .param("number", number)
                .query(waitingMapper())
                .list();
    }

    /** The timers without retries left. */
    List<Waiting> failedTimers(String number) {
        return db.sql(TIMERS + " and J.RETRIES_ = 0")
                .param("number", number)
                .query(waitingMapper())
                .list();
    }

    /** The activities that the processes have reached. */
    List<ActiveActivity> activeActivities(String number) {
        return db.sql(
                        """
                        select E.PROC_DEF_ID_, E.ACT_ID_ from ACT_RU_EXECUTION E
                        where E.IS_ACTIVE_ = true and E.ACT_ID_ is not null and E.PROC_INST_ID_ in """
                                + " " + PROCESSES)
                .param("number", number)
                .query((row, at) -> new ActiveActivity(row.getString("PROC_DEF_ID_"), row.getString("ACT_ID_")))
                .list();
    }

    private static RowMapper<Waiting> waitingMapper() {
        return (row, at) -> new Waiting(
                WaitingType.valueOf(row.getString("TYPE_")),
                row.getString("ID_"),
                row.getString("DEFINITION_"),
                row.getString("ACTIVITY_"),
                due(row));
    }

    /** The engine stores local times of the virtual machine's zone. */
    private static Instant due(ResultSet row) throws SQLException {
        var due = row.getTimestamp("DUE_");
        return due == null ? null : due.toInstant();
    }
}
