package io.guichet.insight.export;

import io.guichet.insight.export.LogEvent.LogAttribute;
import io.guichet.insight.export.LogEvent.RelatedObject;
import io.guichet.insight.export.LogObjects.PolicyVersion;
import io.guichet.insight.table.TicketMetrics;
import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import io.guichet.insight.table.TicketMetrics.ClockOutcome;
import io.guichet.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what happened to the clocks that have a target: entries of the ledger that hold, and breaches as the metrics have them. */
@Component
class ClockEventReader {

    private final JdbcClient db;

    ClockEventReader(JdbcClient db) {
        this.db = db;
    }

    void read(List<TicketMetrics> tickets, LogEvents events, LogObjects objects) {
        var numbers = tickets.stream().map(TicketMetrics::number).toList();
        var clocks = new HashMap<Long, ClockMetrics>();
        for (var ticket : tickets) {
            for (var clock : ticket.clocks()) {
                clocks.put(clock.runId(), clock);
                if (clock.outcome(events.until()) == ClockOutcome.MISSED) {
                    events.add(
                            ticket.number(),
                            "breach-" + clock.runId(),
                            activity("breached", clock),
                            clock.breachAt(),
                            null,
                            List.of(),
                            attributes(clock));
                }
            }
        }
        var revoked = revoked(numbers);
        db.sql(
                        """
                        select id, number, type, effective_at, coalesce(run_id, id) as run, decision, decision_version, decision_brand
                        from ledger_entry where number in (:numbers) and revokes is null order by id""")
                .param("numbers", numbers)
                .query(row -> {
                    var clock = clocks.get(row.getLong("run"));
                    var id = row.getLong("id");
                    if (clock != null && !revoked.contains(id)) {
                        events.add(
                                row.getString("number"),
                                "clock-" + id,
                                activity(row.getString("type").toLowerCase(Locale.ROOT), clock),
                                Columns.instant(row, "effective_at").toEpochMilli(),
                                null,
                                policies(row, objects),
                                attributes(clock));
                    }
                });
    }

    private Set<Long> revoked(List<String> numbers) {
        return new HashSet<>(
                db.sql("select revokes from ledger_entry where number in (:numbers) and revokes is not null")
                        .param("numbers", numbers)
                        .query(Long.class)
                        .list());
    }

    private static List<RelatedObject> policies(ResultSet row, LogObjects objects) throws SQLException {
        var table = row.getString("decision");
        if (table == null) {
            return List.of();
        }
        var policy = new PolicyVersion(table, row.getString("decision_brand"), row.getInt("decision_version"));
        objects.add(policy);
        return List.of(new RelatedObject(policy.id(), LogEvent.DECIDED_BY));
    }

    private static String activity(String change, ClockMetrics clock) {
        return "clock " + change + " " + clock.target();
    }

    private static List<LogAttribute> attributes(ClockMetrics clock) {
        return List.of(
                new LogAttribute("target", clock.target().name()),
                new LogAttribute("kind", clock.kind().name()),
                new LogAttribute("unit", clock.unit().name()));
    }
}
