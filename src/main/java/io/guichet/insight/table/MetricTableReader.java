package io.guichet.insight.table;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import io.guichet.insight.table.TicketMetrics.PromisedTime;
import io.guichet.insight.table.TicketMetrics.ResponseMetrics;
import io.guichet.insight.table.TicketMetrics.SolutionMetrics;
import io.guichet.insight.table.TicketMetrics.WaitedTimes;
import io.guichet.jdbc.TableStreams;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables of ticket metrics. */
@Component
public class MetricTableReader {

    /** A tag has none. */
    static final String TAG_SEPARATOR = ",";

    private final JdbcClient db;
    private final TableStreams streams;

    MetricTableReader(JdbcClient db, TableStreams streams) {
        this.db = db;
        this.streams = streams;
    }

    /**
     * The next tickets that were written after that version, in the order of their numbers; none after the last one.
     *
     * @param after number of the ticket that was read last; empty at the beginning
     */
    public List<TicketMetrics> newerThan(long version, String after, int limit) {
        var page = new RowPage(version, after, limit);
        var responses = page.children("metric_response", "ordinal", MetricTableReader::response);
        var solutions = page.children("metric_solution", "solution", MetricTableReader::solution);
        var clocks = page.children("metric_clock", "run_id", MetricTableReader::clock);
        return page.query("t.*", "", "t.number")
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

    /**
     * Reads all tickets in the order of their receipt. Each table is read once from its beginning to its end; pages would let the
     * database read the large ones for each page. In {@link TableStreams#moment}.
     */
    public void readAll(Consumer<TicketMetrics> consumer) {
        try (var responses = allChildren("metric_response", "ordinal", MetricTableReader::response);
                var solutions = allChildren("metric_solution", "solution", MetricTableReader::solution);
                var clocks = allChildren("metric_clock", "run_id", MetricTableReader::clock);
                var tickets = streams.stream(
                        "select t.* from metric_ticket t order by t.received_at, t.number", (row, index) -> {
                            var number = row.getString("number");
                            return ticket(row, responses.of(number), solutions.of(number), clocks.of(number));
                        })) {
            tickets.forEach(consumer);
        }
    }

    private <T> SortedChildren<T> allChildren(String table, String order, ChildMapper<T> mapper) {
        return new SortedChildren<>(streams.stream(
                "select c.* from metric_ticket t join %s c on c.number = t.number order by t.received_at, t.number, c.%s"
                        .formatted(table, order),
                (row, index) -> new Child<>(row.getString("number"), mapper.map(row))));
    }

    private record Child<T>(String number, T value) {}

    /** The rows of a table in the order of their tickets. */
    private static final class SortedChildren<T> implements AutoCloseable {

        private final Stream<Child<T>> stream;
        private final Iterator<Child<T>> rows;
        private Child<T> next;

        SortedChildren(Stream<Child<T>> stream) {
            this.stream = stream;
            this.rows = stream.iterator();
            advance();
        }

        private void advance() {
            next = rows.hasNext() ? rows.next() : null;
        }

        /** The rows of the next ticket. */
        List<T> of(String number) {
            var children = new ArrayList<T>();
            while (next != null && next.number().equals(number)) {
                children.add(next.value());
                advance();
            }
            return children;
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    private interface ChildMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private final class RowPage {

        private final long version;
        private final String after;
        private final int limit;

        RowPage(long version, String after, int limit) {
            this.version = version;
            this.after = after;
            this.limit = limit;
        }

        JdbcClient.StatementSpec query(String columns, String join, String order) {
            return db.sql(
                            """
                            select %s from (
                              select t.* from metric_ticket t where t.version > :version and t.number > :after
                              order by t.number limit :limit) t %s order by %s"""
                                    .formatted(columns, join, order))
                    .param("version", version)
                    .param("after", after)
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
