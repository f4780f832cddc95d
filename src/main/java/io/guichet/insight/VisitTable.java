package io.guichet.insight;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.worktime.WorkCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.pvm.runtime.ActivityInstanceState;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of visits, copied from the engine's history of each changed ticket. Nothing is deleted: the engine deletes its history
 * earlier than the desk its metrics.
 */
@Component
class VisitTable {

    /** Where time passes, and the events that interrupt it. */
    private static final List<String> TYPES = List.of(
            ActivityTypes.TASK_USER_TASK,
            ActivityTypes.TASK_RECEIVE_TASK,
            ActivityTypes.CALL_ACTIVITY,
            ActivityTypes.SUB_PROCESS,
            ActivityTypes.GATEWAY_EVENT_BASED,
            ActivityTypes.INTERMEDIATE_EVENT_MESSAGE,
            ActivityTypes.INTERMEDIATE_EVENT_TIMER,
            ActivityTypes.BOUNDARY_TIMER,
            ActivityTypes.BOUNDARY_MESSAGE,
            ActivityTypes.BOUNDARY_ERROR);

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;

    VisitTable(JdbcClient db, NamedParameterJdbcOperations batches) {
        this.db = db;
        this.batches = batches;
    }

    /** Takes in the visits of tickets, given their calendars by number; writes only rows that differ. */
    void update(Map<String, WorkCalendar> calendars) {
        if (calendars.isEmpty()) {
            return;
        }
        var stored = of(calendars.keySet()).stream().collect(Collectors.toMap(VisitMetrics::id, Function.identity()));
        var changed = history(calendars).stream()
                .filter(visit -> !visit.equals(stored.get(visit.id())))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        var replaced = changed.stream()
                .map(VisitMetrics::id)
                .filter(stored::containsKey)
                .toList();
        if (!replaced.isEmpty()) {
            db.sql("delete from metric_visit where id in (:ids)")
                    .param("ids", replaced)
                    .update();
        }
        batches.batchUpdate(
                """
                insert into metric_visit (id, number, process, activity, type, entered_at, left_at, canceled, elapsed, working)
                values (:id, :number, :process, :activity, :type, :enteredAt, :leftAt, :canceled, :elapsed, :working)""",
                changed.stream().map(VisitTable::parameters).toArray(SqlParameterSource[]::new));
    }

    /** The visits of these tickets in the order in which they began. */
    List<VisitMetrics> of(Iterable<String> numbers) {
        return db.sql("select * from metric_visit where number in (:numbers) order by number, entered_at, id")
                .param("numbers", numbers)
                .query((row, index) -> stored(row))
                .list();
    }

    private List<VisitMetrics> history(Map<String, WorkCalendar> calendars) {
        return db.sql(
                        """
                        select a.ID_, p.BUSINESS_KEY_, a.PROC_DEF_KEY_, a.ACT_ID_, a.ACT_TYPE_, a.START_TIME_, a.END_TIME_, a.ACT_INST_STATE_
                        from ACT_HI_PROCINST p join ACT_HI_ACTINST a on a.PROC_INST_ID_ = p.PROC_INST_ID_
                        where p.BUSINESS_KEY_ in (:numbers) and a.ACT_TYPE_ in (:types)""")
                .param("numbers", calendars.keySet())
                .param("types", TYPES)
                .query((row, index) -> visit(row, calendars.get(row.getString("BUSINESS_KEY_"))))
                .list();
    }

    private static VisitMetrics visit(ResultSet row, WorkCalendar calendar) throws SQLException {
        var enteredAt = row.getTimestamp("START_TIME_").toInstant();
        var leftAt = instantOf(row.getTimestamp("END_TIME_"));
        return new VisitMetrics(
                row.getString("ID_"),
                row.getString("BUSINESS_KEY_"),
                row.getString("PROC_DEF_KEY_"),
                row.getString("ACT_ID_"),
                row.getString("ACT_TYPE_"),
                enteredAt,
                leftAt,
                row.getInt("ACT_INST_STATE_") == ActivityInstanceState.CANCELED.getStateCode(),
                leftAt == null ? null : TicketMetricsCalculator.lapse(enteredAt, leftAt, calendar));
    }

    private static Instant instantOf(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    static VisitMetrics stored(ResultSet row) throws SQLException {
        var leftAt = instant(row, "left_at");
        return new VisitMetrics(
                row.getString("id"),
                row.getString("number"),
                row.getString("process"),
                row.getString("activity"),
                row.getString("type"),
                instant(row, "entered_at"),
                leftAt,
                row.getBoolean("canceled"),
                leftAt == null ? null : new Lapse(row.getInt("elapsed"), row.getInt("working")));
    }

    private static MapSqlParameterSource parameters(VisitMetrics visit) {
        var lapse = visit.lapse();
        return new MapSqlParameterSource("id", visit.id())
                .addValue("number", visit.number())
                .addValue("process", visit.process())
                .addValue("activity", visit.activity())
                .addValue("type", visit.type())
                .addValue("enteredAt", visit.enteredAt())
                .addValue("leftAt", visit.leftAt(), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("canceled", visit.canceled())
                .addValue("elapsed", lapse == null ? null : lapse.elapsed(), Types.INTEGER)
                .addValue("working", lapse == null ? null : lapse.working(), Types.INTEGER);
    }
}
