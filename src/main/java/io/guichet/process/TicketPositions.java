package io.guichet.process;

import io.guichet.process.TicketPosition.OpenTask;
import io.guichet.process.TicketPosition.Place;
import io.guichet.process.TicketPosition.Timer;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where tickets stand from the engine's tables. Sees what the engine has flushed. */
@Component
class TicketPositions {

    /** An execution, its process, and the outermost one, which has the number of the ticket. */
    static final String EXECUTIONS =
            """
            from ACT_RU_EXECUTION E
            join ACT_RE_PROCDEF D on D.ID_ = E.PROC_DEF_ID_
            join ACT_RU_EXECUTION I on I.ID_ = E.PROC_INST_ID_
            join ACT_RU_EXECUTION R on R.ID_ = I.ROOT_PROC_INST_ID_
            join ACT_RE_PROCDEF RD on RD.ID_ = R.PROC_DEF_ID_
            """;

    /** It waits and has called nothing. */
    static final String WAITING =
            """
            where E.IS_ACTIVE_ = true and E.ACT_ID_ is not null
              and not exists (select 1 from ACT_RU_EXECUTION C where C.SUPER_EXEC_ = E.ID_)
            """;

    /** The messages that a process awaits at any time belong to its outermost execution and end no wait. */
    static final String LIVE =
            """
            (exists (select 1 from ACT_RU_TASK T where T.EXECUTION_ID_ = E.ID_)
              or exists (select 1 from ACT_RU_EVENT_SUBSCR S where S.EXECUTION_ID_ = E.ID_
                and (S.ACTIVITY_ID_ = E.ACT_ID_ or E.ID_ <> E.PROC_INST_ID_))
              or exists (select 1 from ACT_RU_JOB J where J.EXECUTION_ID_ = E.ID_))""";

    /** The processes of a ticket whose outermost one has that key. */
    private static final String FAMILY =
            """
            (select P.ID_ from ACT_RU_EXECUTION R
             join ACT_RE_PROCDEF RD on RD.ID_ = R.PROC_DEF_ID_
             join ACT_RU_EXECUTION P on P.ROOT_PROC_INST_ID_ = R.ID_
             where R.BUSINESS_KEY_ = :number and RD.KEY_ = :root)""";

    private final JdbcClient db;

    TicketPositions(JdbcClient db) {
        this.db = db;
    }

    /** @param root key of the outermost process: the ticket's own, or one beside it such as the call of a lead */
    TicketPosition of(String number, String root) {
        return new TicketPosition(places(number, root), tasks(number, root), timers(number, root));
    }

    private List<Place> places(String number, String root) {
        return db.sql(
                        "select E.PROC_INST_ID_, E.PROC_DEF_ID_, D.KEY_, D.VERSION_, RD.VERSION_ as ROOT_VERSION, E.ACT_ID_, I.SUPER_EXEC_, case when "
                                + LIVE + " then 1 else 0 end as LIVE " + EXECUTIONS + WAITING
                                + " and R.BUSINESS_KEY_ = :number and RD.KEY_ = :root order by I.SUPER_EXEC_, E.ACT_ID_")
                .param("number", number)
                .param("root", root)
                .query((row, at) -> new Place(
                        row.getString("PROC_INST_ID_"),
                        row.getString("PROC_DEF_ID_"),
                        row.getString("KEY_"),
                        row.getInt("VERSION_"),
                        row.getInt("ROOT_VERSION"),
                        row.getString("ACT_ID_"),
                        row.getString("SUPER_EXEC_") != null,
                        row.getInt("LIVE") == 1))
                .list();
    }

    private List<OpenTask> tasks(String number, String root) {
        return db.sql(
                        "select T.ID_, T.PROC_INST_ID_, T.TASK_DEF_KEY_, T.NAME_, T.ASSIGNEE_ from ACT_RU_TASK T where T.PROC_INST_ID_ in "
                                + FAMILY)
                .param("number", number)
                .param("root", root)
                .query((row, at) -> new OpenTask(
                        row.getString("ID_"),
                        row.getString("PROC_INST_ID_"),
                        row.getString("TASK_DEF_KEY_"),
                        row.getString("NAME_"),
                        row.getString("ASSIGNEE_")))
                .list();
    }

    /** The engine stores local times of the virtual machine's zone. */
    private List<Timer> timers(String number, String root) {
        return db.sql(
                        """
                        select J.ID_, D.PROC_DEF_ID_, D.ACT_ID_, J.DUEDATE_ from ACT_RU_JOB J
                        join ACT_RU_JOBDEF D on D.ID_ = J.JOB_DEF_ID_
                        where J.TYPE_ = 'timer' and J.DUEDATE_ is not null and J.PROCESS_INSTANCE_ID_ in """
                                + " " + FAMILY)
                .param("number", number)
                .param("root", root)
                .query((row, at) -> new Timer(
                        row.getString("ID_"),
                        row.getString("PROC_DEF_ID_"),
                        row.getString("ACT_ID_"),
                        row.getTimestamp("DUEDATE_").toInstant()))
                .list();
    }
}
