package io.guichet.insight;

import static io.guichet.insight.TicketMetrics.NEVER;
import static io.guichet.jdbc.Columns.instant;

import io.guichet.insight.TicketMetrics.ClockMetrics;
import io.guichet.insight.TicketMetrics.ResponseMetrics;
import io.guichet.insight.TicketMetrics.SolutionMetrics;
import io.guichet.insight.TicketMetrics.WaitedTimes;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of ticket metrics. */
@Component
class MetricTables {

    private static final List<String> TABLES =
            List.of("metric_ticket", "metric_response", "metric_solution", "metric_clock");

    /** Rows of the tickets that were written after a version, in the order of their numbers. */
    private static final String NEWER =
            " from metric_ticket t %s where t.version > :version and t.number > :after and t.number <= :last order by t.number";

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;

    MetricTables(JdbcClient db, NamedParameterJdbcOperations batches) {
        this.db = db;
        this.batches = batches;
    }

    /** Replaces the rows of these tickets. */
    void write(Collection<TicketMetrics> tickets, long version) {
        var numbers = tickets.stream().map(TicketMetrics::number).toList();
        if (numbers.isEmpty()) {
            return;
        }
        TABLES.forEach(table -> db.sql("delete from %s where number in (:numbers)".formatted(table))
                .param("numbers", numbers)
                .update());
        insert(
                """
                insert into metric_ticket (number, version, brand, plan, priority, request_type, team, channel, language, status,
                  restricted, merged, received_at, started_at, received_hour, solved_at, closed_at, resolution_elapsed,
                  resolution_working, staff_messages, waited_support, waited_customer, waited_specialist, waited_developer,
                  waited_third_party, party, party_since)
                values (:number, :version, :brand, :plan, :priority, :requestType, :team, :channel, :language, :status,
                  :restricted, :merged, :receivedAt, :startedAt, :receivedHour, :solvedAt, :closedAt, :resolutionElapsed,
                  :resolutionWorking, :staffMessages, :support, :customer, :specialist, :developer,
                  :thirdParty, :party, :since)""",
                tickets.stream().map(ticket -> parameters(ticket, version)));
        insert(
                """
                insert into metric_response (number, ordinal, asked_at, answered_at, elapsed, working)
                values (:number, :ordinal, :askedAt, :answeredAt, :elapsed, :working)""",
                tickets.stream()
                        .flatMap(ticket -> ticket.responses().stream().map(one -> parameters(ticket.number(), one))));
        insert(
                """
                insert into metric_solution (number, solution, solved_at, reopened_at, sent_at, rated_at, score, commented)
                values (:number, :solution, :solvedAt, :reopenedAt, :sentAt, :ratedAt, :score, :commented)""",
                tickets.stream()
                        .flatMap(ticket -> ticket.solutions().stream().map(one -> parameters(ticket.number(), one))));
        insert(
                """
                insert into metric_clock (run_id, number, target, kind, unit, started_at, breach_at, stopped_at, paused)
                values (:runId, :number, :target, :kind, :unit, :startedAt, :breachAt, :stoppedAt, :paused)""",
                tickets.stream()
                        .flatMap(ticket -> ticket.clocks().stream().map(one -> parameters(ticket.number(), one))));
    }

    private void insert(String sql, Stream<MapSqlParameterSource> rows) {
        var all = rows.toArray(SqlParameterSource[]::new);
        if (all.length > 0) {
            batches.batchUpdate(sql, all);
        }
    }

    private static MapSqlParameterSource parameters(TicketMetrics ticket, long version) {
        var row = new MapSqlParameterSource()
                .addValue("number", ticket.number())
                .addValue("version", version)
                .addValue("brand", ticket.brand())
                .addValue("plan", ticket.plan(), Types.VARCHAR)
                .addValue("priority", ticket.priority(), Types.VARCHAR)
                .addValue("requestType", ticket.requestType(), Types.VARCHAR)
                .addValue("team", ticket.team(), Types.VARCHAR)
                .addValue("channel", ticket.channel())
                .addValue("language", ticket.language())
                .addValue("status", ticket.status())
                .addValue("restricted", ticket.restricted())
                .addValue("merged", ticket.merged())
                .addValue("receivedHour", ticket.receivedHour())
                .addValue(
                        "resolutionElapsed",
                        ticket.resolution() == null ? null : ticket.resolution().elapsed(),
                        Types.INTEGER)
                .addValue(
                        "resolutionWorking",
                        ticket.resolution() == null ? null : ticket.resolution().working(),
                        Types.INTEGER)
                .addValue("staffMessages", ticket.staffMessages())
                .addValue("support", ticket.waited().support())
                .addValue("customer", ticket.waited().customer())
                .addValue("specialist", ticket.waited().specialist())
                .addValue("developer", ticket.waited().developer())
                .addValue("thirdParty", ticket.waited().thirdParty())
                .addValue("party", ticket.waited().party().name());
        addInstant(row, "receivedAt", ticket.receivedAt());
        addInstant(row, "startedAt", ticket.startedAt());
        addInstant(row, "solvedAt", ticket.solvedAt());
        addInstant(row, "closedAt", ticket.closedAt());
        addInstant(row, "since", ticket.waited().since());
        return row;
    }

    private static MapSqlParameterSource parameters(String number, ResponseMetrics response) {
        var row = new MapSqlParameterSource("number", number)
                .addValue("ordinal", response.ordinal())
                .addValue("elapsed", response.lapse().elapsed())
                .addValue("working", response.lapse().working());
        addInstant(row, "askedAt", response.askedAt());
        addInstant(row, "answeredAt", response.answeredAt());
        return row;
    }

    private static MapSqlParameterSource parameters(String number, SolutionMetrics solution) {
        var row = new MapSqlParameterSource("number", number)
                .addValue("solution", solution.solution())
                .addValue("score", solution.isRated() ? solution.score() : null, Types.INTEGER)
                .addValue("commented", solution.commented());
        addInstant(row, "solvedAt", solution.solvedAt());
        addInstant(row, "reopenedAt", solution.reopenedAt());
        addInstant(row, "sentAt", solution.sentAt());
        addInstant(row, "ratedAt", solution.ratedAt());
        return row;
    }

    private static MapSqlParameterSource parameters(String number, ClockMetrics clock) {
        var row = new MapSqlParameterSource("number", number)
                .addValue("runId", clock.runId())
                .addValue("target", clock.target().name())
                .addValue("kind", clock.kind().name())
                .addValue("unit", clock.unit().name())
                .addValue("paused", clock.paused());
        addInstant(row, "startedAt", clock.startedAt());
        addInstant(row, "breachAt", clock.breachAt());
        addInstant(row, "stoppedAt", clock.stoppedAt());
        return row;
    }

    private static void addInstant(MapSqlParameterSource row, String name, long millis) {
        row.addValue(name, millis == NEVER ? null : Instant.ofEpochMilli(millis), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** Number of tickets. */
    long count() {
        return db.sql("select count(*) from metric_ticket").query(Long.class).single();
    }

    /**
     * The next tickets that were written after that version, in the order of their numbers; none after the last one.
     *
     * @param after number of the ticket that was read last; empty at the beginning
     */
    List<TicketMetrics> newerThan(long version, String after, int limit) {
        var numbers = db.sql(
                        """
                        select number from metric_ticket where version > :version and number > :after
                        order by number limit :limit""")
                .param("version", version)
                .param("after", after)
                .param("limit", limit)
                .query(String.class)
                .list();
        if (numbers.isEmpty()) {
            return List.of();
        }
        var page = new RowPage(version, after, numbers.get(numbers.size() - 1));
        var responses = page.children("metric_response", "ordinal", MetricTables::response);
        var solutions = page.children("metric_solution", "solution", MetricTables::solution);
        var clocks = page.children("metric_clock", "run_id", MetricTables::clock);
        return page.query("t.*", "", "")
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

        private final long version;
        private final String after;
        private final String last;

        RowPage(long version, String after, String last) {
            this.version = version;
            this.after = after;
            this.last = last;
        }

        JdbcClient.StatementSpec query(String columns, String join, String order) {
            return db.sql("select " + columns + NEWER.formatted(join) + order)
                    .param("version", version)
                    .param("after", after)
                    .param("last", last);
        }

        <T> Map<String, List<T>> children(String table, String order, ChildMapper<T> mapper) {
            var children = new HashMap<String, List<T>>();
            query("c.*", "join %s c on c.number = t.number".formatted(table), ", c." + order)
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
                row.getString("priority"),
                row.getString("request_type"),
                row.getString("team"),
                row.getString("channel"),
                row.getString("language"),
                row.getString("status"),
                row.getBoolean("restricted"),
                row.getBoolean("merged"),
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

    private static ResponseMetrics response(ResultSet row) throws SQLException {
        return new ResponseMetrics(
                row.getInt("ordinal"),
                millis(row, "asked_at"),
                millis(row, "answered_at"),
                new Lapse(row.getInt("elapsed"), row.getInt("working")));
    }

    private static SolutionMetrics solution(ResultSet row) throws SQLException {
        return new SolutionMetrics(
                row.getInt("solution"),
                millis(row, "solved_at"),
                millis(row, "reopened_at"),
                millis(row, "sent_at"),
                millis(row, "rated_at"),
                row.getInt("score"),
                row.getBoolean("commented"));
    }

    private static ClockMetrics clock(ResultSet row) throws SQLException {
        return new ClockMetrics(
                row.getLong("run_id"),
                Target.valueOf(row.getString("target")),
                TargetKind.valueOf(row.getString("kind")),
                TargetUnit.valueOf(row.getString("unit")),
                millis(row, "started_at"),
                millis(row, "breach_at"),
                millis(row, "stopped_at"),
                row.getBoolean("paused"));
    }

    private static long millis(ResultSet row, String column) throws SQLException {
        return TicketMetricsCalculator.millis(instant(row, column));
    }
}
