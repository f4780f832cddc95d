package io.guichet.insight.table;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables of visits and of the breaches during them. Visits are copied from the engine's history of each changed ticket and stay
 * when the engine deletes its history.
 */
@Component
public class VisitTable {

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final VisitHistory history;

    VisitTable(JdbcClient db, NamedParameterJdbcOperations batches, VisitHistory history) {
        this.db = db;
        this.batches = batches;
        this.history = history;
    }

    /** A visit during which a run of a clock is breached. */
    record BreachedVisit(long runId, String number, String visit, Instant breachAt) {}

    /** Takes in the visits of these tickets, given what they took of the promises by number; writes only visits that differ. */
    void update(Collection<TicketMetrics> tickets, Map<String, PromiseUse> promises) {
        if (tickets.isEmpty()) {
            return;
        }
        var stored = byId(of(promises.keySet()));
        var present = new LinkedHashMap<>(stored);
        present.putAll(byId(history.of(promises.keySet())));
        present.replaceAll((id, visit) -> promises.get(visit.number()).measured(visit));
        replace(stored, present);
        replaceBreaches(tickets, present.values());
    }

    private static Map<String, VisitMetrics> byId(List<VisitMetrics> visits) {
        return visits.stream().collect(Collectors.toMap(VisitMetrics::id, Function.identity()));
    }

    private void replace(Map<String, VisitMetrics> stored, Map<String, VisitMetrics> present) {
        var changed = present.values().stream()
                .filter(visit -> !visit.equals(stored.get(visit.id())))
                .toList();
        var replaced = changed.stream()
                .map(VisitMetrics::id)
                .filter(stored::containsKey)
                .toList();
        if (!replaced.isEmpty()) {
            db.sql("delete from metric_visit where id in (:ids)")
                    .param("ids", replaced)
                    .update();
        }
        insert(
                """
                insert into metric_visit (id, number, sequence_counter, process, process_version, beside, activity, type, entered_at, left_at, canceled,
                  elapsed, working, burnt)
                values (:id, :number, :sequence, :process, :processVersion, :beside, :activity, :type, :enteredAt, :leftAt, :canceled,
                  :elapsed, :working, :burnt)""",
                changed.stream().map(VisitTable::parameters).toList());
    }

    private void replaceBreaches(Collection<TicketMetrics> tickets, Collection<VisitMetrics> visits) {
        var byNumber = visits.stream().collect(Collectors.groupingBy(VisitMetrics::number));
        var breaches = new ArrayList<MapSqlParameterSource>();
        for (var ticket : tickets) {
            for (var clock : ticket.clocks()) {
                breach(ticket.number(), clock, byNumber.getOrDefault(ticket.number(), List.of()), breaches);
            }
        }
        db.sql("delete from metric_breach where number in (:numbers)")
                .param("numbers", tickets.stream().map(TicketMetrics::number).toList())
                .update();
        insert(
                """
                insert into metric_breach (run_id, number, visit, breach_at)
                values (:runId, :number, :visit, :breachAt)""",
                breaches);
    }

    private static void breach(
            String number, ClockMetrics clock, List<VisitMetrics> visits, List<MapSqlParameterSource> breaches) {
        if (clock.breachAt() != TicketMetrics.NEVER) {
            var breachAt = Instant.ofEpochMilli(clock.breachAt());
            PromiseUse.at(breachAt, visits)
                    .forEach(visit -> breaches.add(new MapSqlParameterSource("runId", clock.runId())
                            .addValue("number", number)
                            .addValue("visit", visit.id())
                            .addValue("breachAt", breachAt)));
        }
    }

    private void insert(String sql, List<MapSqlParameterSource> rows) {
        if (!rows.isEmpty()) {
            batches.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
        }
    }

    /** The visits of these tickets in the order in which they began. */
    public List<VisitMetrics> of(Iterable<String> numbers) {
        return db.sql(
                        """
                        select * from metric_visit where number in (:numbers)
                        order by number, entered_at, sequence_counter, id""")
                .param("numbers", numbers)
                .query((row, index) -> stored(row))
                .list();
    }

    /** The breaches during visits of these tickets. */
    public List<BreachedVisit> breaches(Iterable<String> numbers) {
        return db.sql("select * from metric_breach where number in (:numbers) order by number, run_id, visit")
                .param("numbers", numbers)
                .query((row, index) -> new BreachedVisit(
                        row.getLong("run_id"),
                        row.getString("number"),
                        row.getString("visit"),
                        instant(row, "breach_at")))
                .list();
    }

    static VisitMetrics stored(ResultSet row) throws SQLException {
        var leftAt = instant(row, "left_at");
        return new VisitMetrics(
                row.getString("id"),
                row.getString("number"),
                row.getLong("sequence_counter"),
                row.getString("process"),
                row.getObject("process_version", Integer.class),
                row.getBoolean("beside"),
                row.getString("activity"),
                row.getString("type"),
                instant(row, "entered_at"),
                leftAt,
                row.getBoolean("canceled"),
                leftAt == null ? null : new Lapse(row.getInt("elapsed"), row.getInt("working")),
                row.getObject("burnt", Integer.class));
    }

    private static MapSqlParameterSource parameters(VisitMetrics visit) {
        var lapse = visit.lapse();
        return new MapSqlParameterSource("id", visit.id())
                .addValue("number", visit.number())
                .addValue("sequence", visit.sequence())
                .addValue("process", visit.process())
                .addValue("processVersion", visit.processVersion(), Types.INTEGER)
                .addValue("beside", visit.beside())
                .addValue("activity", visit.activity())
                .addValue("type", visit.type())
                .addValue("enteredAt", visit.enteredAt())
                .addValue("leftAt", visit.leftAt(), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("canceled", visit.canceled())
                .addValue("elapsed", lapse == null ? null : lapse.elapsed(), Types.INTEGER)
                .addValue("working", lapse == null ? null : lapse.working(), Types.INTEGER)
                .addValue("burnt", visit.burnt(), Types.INTEGER);
    }
}
