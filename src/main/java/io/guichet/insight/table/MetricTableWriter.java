package io.guichet.insight.table;

import static io.guichet.insight.table.TicketMetrics.NEVER;

import io.guichet.insight.table.TicketMetrics.ClockMetrics;
import io.guichet.insight.table.TicketMetrics.ResponseMetrics;
import io.guichet.insight.table.TicketMetrics.SolutionMetrics;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the tables of ticket metrics. */
@Component
class MetricTableWriter {

    private static final List<String> TABLES =
            List.of("metric_ticket", "metric_response", "metric_solution", "metric_clock");

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;

    MetricTableWriter(JdbcClient db, NamedParameterJdbcOperations batches) {
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
                insert into metric_ticket (number, version, brand, plan, service_package, priority, request_type, team, channel, language, status, tags,
                  restricted, merged, self_service, received_at, started_at, received_hour, solved_at, closed_at, resolution_elapsed,
                  resolution_working, staff_messages, waited_support, waited_customer, waited_specialist, waited_developer,
                  waited_third_party, party, party_since)
                values (:number, :version, :brand, :plan, :servicePackage, :priority, :requestType, :team, :channel, :language, :status, :tags,
                  :restricted, :merged, :selfService, :receivedAt, :startedAt, :receivedHour, :solvedAt, :closedAt, :resolutionElapsed,
                  :resolutionWorking, :staffMessages, :support, :customer, :specialist, :developer,
                  :thirdParty, :party, :since)""",
                tickets.stream().map(ticket -> parameters(ticket, version)));
        insert(
                """
                insert into metric_response (number, ordinal, asked_at, answered_at, elapsed, working, author)
                values (:number, :ordinal, :askedAt, :answeredAt, :elapsed, :working, :author)""",
                tickets.stream()
                        .flatMap(ticket -> ticket.responses().stream().map(one -> parameters(ticket.number(), one))));
        insert(
                """
                insert into metric_solution (number, solution, solved_at, reopened_at, sent_at, rated_at, score, commented,
                  author)
                values (:number, :solution, :solvedAt, :reopenedAt, :sentAt, :ratedAt, :score, :commented, :author)""",
                tickets.stream()
                        .flatMap(ticket -> ticket.solutions().stream().map(one -> parameters(ticket.number(), one))));
        insert(
                """
                insert into metric_clock (run_id, number, target, kind, unit, promised, started_at, breach_at, stopped_at, paused,
                  used_share, promised_time, hours, zone, holidays)
                values (:runId, :number, :target, :kind, :unit, :promised, :startedAt, :breachAt, :stoppedAt, :paused,
                  :usedShare, :promisedTime, :hours, :zone, :holidays)""",
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
                .addValue("servicePackage", ticket.servicePackage(), Types.VARCHAR)
                .addValue("priority", ticket.priority(), Types.VARCHAR)
                .addValue("requestType", ticket.requestType(), Types.VARCHAR)
                .addValue("team", ticket.team(), Types.VARCHAR)
                .addValue("channel", ticket.channel())
                .addValue("language", ticket.language())
                .addValue("status", ticket.status())
                .addValue(
                        "tags",
                        ticket.tags().isEmpty() ? null : String.join(MetricTableReader.TAG_SEPARATOR, ticket.tags()),
                        Types.VARCHAR)
                .addValue("restricted", ticket.restricted())
                .addValue("merged", ticket.merged())
                .addValue("selfService", ticket.selfService())
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
                .addValue("working", response.lapse().working())
                .addValue("author", response.author(), Types.VARCHAR);
        addInstant(row, "askedAt", response.askedAt());
        addInstant(row, "answeredAt", response.answeredAt());
        return row;
    }

    private static MapSqlParameterSource parameters(String number, SolutionMetrics solution) {
        var row = new MapSqlParameterSource("number", number)
                .addValue("solution", solution.solution())
                .addValue("score", solution.isRated() ? solution.score() : null, Types.INTEGER)
                .addValue("commented", solution.commented())
                .addValue("author", solution.author(), Types.VARCHAR);
        addInstant(row, "solvedAt", solution.solvedAt());
        addInstant(row, "reopenedAt", solution.reopenedAt());
        addInstant(row, "sentAt", solution.sentAt());
        addInstant(row, "ratedAt", solution.ratedAt());
        return row;
    }

    private static MapSqlParameterSource parameters(String number, ClockMetrics clock) {
        var time = clock.promisedTime();
        var row = new MapSqlParameterSource("number", number)
                .addValue("runId", clock.runId())
                .addValue("target", clock.target().name())
                .addValue("kind", clock.kind().name())
                .addValue("unit", clock.unit().name())
                .addValue("promised", clock.promised(), Types.VARCHAR)
                .addValue("paused", clock.paused())
                .addValue("usedShare", Float.isNaN(clock.usedShare()) ? null : clock.usedShare(), Types.REAL)
                .addValue("promisedTime", time == null ? null : time.seconds(), Types.INTEGER)
                .addValue("hours", time == null ? null : time.hours(), Types.VARCHAR)
                .addValue("zone", time == null ? null : time.zone(), Types.VARCHAR)
                .addValue("holidays", time == null ? null : time.holidays(), Types.VARCHAR);
        addInstant(row, "startedAt", clock.startedAt());
        addInstant(row, "breachAt", clock.breachAt());
        addInstant(row, "stoppedAt", clock.stoppedAt());
        return row;
    }

    private static void addInstant(MapSqlParameterSource row, String name, long millis) {
        row.addValue(name, millis == NEVER ? null : Instant.ofEpochMilli(millis), Types.TIMESTAMP_WITH_TIMEZONE);
    }
}
