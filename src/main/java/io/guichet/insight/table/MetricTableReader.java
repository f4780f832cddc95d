package io.guichet.insight.table;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import io.guichet.insight.table.TicketMetrics.PromisedTime;
import io.guichet.insight.table.TicketMetrics.ResponseMetrics;
import io.guichet.insight.table.TicketMetrics.SolutionMetrics;
import io.guichet.insight.table.TicketMetrics.WaitedTimes;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables of ticket metrics. */
@Component
public class MetricTableReader {

    /** A tag has none. */
    static final String TAG_SEPARATOR = ",";

    private final JdbcClient db;

    MetricTableReader(JdbcClient db) {
        this.db = db;
    }

    /**
     * The next tickets that were written after that version, in the order of their numbers; none after the last one.
     *
     * @param after number of the ticket that was read last; empty at the beginning
     */
    public List<TicketMetrics> newerThan(long version, String after, int limit) {
        return page(
                "t.version > :version and t.number > :after",
                "t.number",
                Map.of("version", version, "after", after),
                limit);
    }

    /**
     * The next of all tickets in the order of their receipt; none after the last one.
     *
     * @param after number of the ticket that was read last; empty at the beginning
     */
    public List<TicketMetrics> byReceipt(String after, int limit) {
        // to the microsecond, which the metrics do not have
        var receivedAt = db.sql("select received_at from metric_ticket where number = :after")
                .param("after", after)
                .query((row, index) -> instant(row, "received_at"))
                .optional()
                .orElse(Instant.EPOCH);
        return page(
                "(t.received_at, t.number) > (:receivedAt, :after)",
                "t.received_at, t.number",
                Map.of("receivedAt", receivedAt, "after", after),
                limit);
    }

    private List<TicketMetrics> page(String condition, String order, Map<String, Object> parameters, int limit) {
        var page = new RowPage(
                "(select t.* from metric_ticket t where %s order by %s limit :limit)".formatted(condition, order),
                parameters,
                limit);
        var responses = page.children("metric_response", "ordinal", MetricTableReader::response);
        var solutions = page.children("metric_solution", "solution", MetricTableReader::solution);
        var clocks = page.children("metric_clock", "run_id", MetricTableReader::clock);
        return page.query("t.*", "", order)
                .query((row, index) -> {
                    var number = row.getString("number");
                    return ticket(
                            row,
                            responses.getOrDefault(number, List.of()),
                            solutions.getOrDefault(number, List.of()),
                            clocks.getOrDefault(number, List.of()));
                })
                .list();
    }

    private interface ChildMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private final class RowPage {

        private final String tickets;
        private final Map<String, Object> parameters;
        private final int limit;

        RowPage(String tickets, Map<String, Object> parameters, int limit) {
            this.tickets = tickets;
            this.parameters = parameters;
            this.limit = limit;
        }

        JdbcClient.StatementSpec query(String columns, String join, String order) {
            return db.sql("select %s from %s t %s order by %s".formatted(columns, tickets, join, order))
                    .params(parameters)
                    .param("limit", limit);
        }

        <T> Map<String, List<T>> children(String table, String order, ChildMapper<T> mapper) {
            var children = new HashMap<String, List<T>>();
            query("c.*", "join %s c on c.number = t.number".formatted(table), "c.number, c." + order)
                    .query(row -> {
                        children.computeIfAbsent(row.getString("number"), number -> new ArrayList<>())
                                .add(mapper.map(row));
                    });
            return children;
        }
    }

    private static TicketMetrics ticket(
            ResultSet row, List<ResponseMetrics> responses, List<SolutionMetrics> solutions, List<ClockMetrics> clocks)
            throws SQLException {
        var solved = row.getObject("resolution_elapsed", Integer.class) != null;
        return new TicketMetrics(
                row.getString("number"),
                row.getString("brand"),
                row.getString("plan"),
                row.getString("service_package"),
                row.getString("priority"),
                row.getString("request_type"),
                row.getString("team"),
                row.getString("channel"),
                row.getString("language"),
                row.getString("status"),
                tags(row.getString("tags")),
                row.getBoolean("restricted"),
                row.getBoolean("merged"),
                row.getBoolean("self_service"),
                millis(row, "received_at"),
                millis(row, "started_at"),
                row.getInt("received_hour"),
                millis(row, "solved_at"),
                millis(row, "closed_at"),
                solved ? new Lapse(row.getInt("resolution_elapsed"), row.getInt("resolution_working")) : null,
                row.getInt("staff_messages"),
                new WaitedTimes(
                        row.getInt("waited_support"),
                        row.getInt("waited_customer"),
                        row.getInt("waited_specialist"),
                        row.getInt("waited_developer"),
                        row.getInt("waited_third_party"),
                        WaitingParty.valueOf(row.getString("party")),
                        millis(row, "party_since")),
                responses,
                solutions,
                clocks);
    }

    private static List<String> tags(String joined) {
        return joined == null ? List.of() : List.of(joined.split(TAG_SEPARATOR));
    }

    private static ResponseMetrics response(ResultSet row) throws SQLException {
        return new ResponseMetrics(
                row.getInt("ordinal"),
                millis(row, "asked_at"),
                millis(row, "answered_at"),
                new Lapse(row.getInt("elapsed"), row.getInt("working")),
                row.getString("author"));
    }

    private static SolutionMetrics solution(ResultSet row) throws SQLException {
        return new SolutionMetrics(
                row.getInt("solution"),
                millis(row, "solved_at"),
                millis(row, "reopened_at"),
                millis(row, "sent_at"),
                millis(row, "rated_at"),
                row.getInt("score"),
                row.getBoolean("commented"),
                row.getString("author"));
    }

    private static ClockMetrics clock(ResultSet row) throws SQLException {
        return new ClockMetrics(
                row.getLong("run_id"),
                Target.valueOf(row.getString("target")),
                TargetKind.valueOf(row.getString("kind")),
                TargetUnit.valueOf(row.getString("unit")),
                shared(row.getString("promised")),
                millis(row, "started_at"),
                millis(row, "breach_at"),
                millis(row, "stopped_at"),
                row.getBoolean("paused"),
                row.getObject("used_share") == null ? Float.NaN : row.getFloat("used_share"),
                promisedTime(row));
    }

    private static PromisedTime promisedTime(ResultSet row) throws SQLException {
        return row.getObject("promised_time") == null
                ? null
                : new PromisedTime(
                        row.getInt("promised_time"),
                        shared(row.getString("hours")),
                        shared(row.getString("zone")),
                        shared(row.getString("holidays")));
    }

    /** Few different texts stand in many rows that are kept in memory. */
    private static String shared(String text) {
        return text == null ? null : text.intern();
    }

    private static long millis(ResultSet row, String column) throws SQLException {
        return TicketMetricsCalculator.millis(instant(row, column));
    }
}
