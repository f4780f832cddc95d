package io.guichet.twin;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Slow reference of the metrics: reads the events of one ticket after the other from the tables where the desk records them, and
 * walks through them. It uses no code of the desk, so that a wrong formula there does not agree with itself.
 */
public final class SlowMetrics {

    private static final Map<String, String> PARTIES = Map.of(
            "WAITING_FOR_CUSTOMER", "CUSTOMER",
            "AWAITING_PAYMENT", "CUSTOMER",
            "WITH_SPECIALIST", "SPECIALIST",
            "WITH_DEVELOPER", "DEVELOPER",
            "WAITING_FOR_ISSUE", "THIRD_PARTY",
            "SOLVED", "NOBODY",
            "CLOSED", "NOBODY");

    private final Connection connection;
    private final ZoneId zone;
    private final Instant from;
    private final Instant to;
    private final Instant now;
    private final Map<String, Long> sums = new TreeMap<>();
    private final Map<String, List<Long>> times = new TreeMap<>();

    /**
     * @param zone of the brand
     * @param to exclusive
     */
    public SlowMetrics(Connection connection, ZoneId zone, Instant from, Instant to, Instant now) {
        this.connection = connection;
        this.zone = zone;
        this.from = from;
        this.to = to;
        this.now = now;
    }

    /** The figures of these tickets by name; a name that counts nothing is absent. */
    public Map<String, Long> of(Collection<String> numbers) throws SQLException {
        for (var number : numbers) {
            add(number);
        }
        times.forEach((name, values) -> {
            sums.put(name + ".p50", SlowRows.percentile(values, 50));
            sums.put(name + ".p90", SlowRows.percentile(values, 90));
        });
        return sums;
    }

    private record Event(String type, Instant at, String to) {}

    private <T> List<T> read(String sql, String number, SlowRows.RowReader<T> reader) throws SQLException {
        return SlowRows.read(connection, sql, number, reader);
    }

    private void add(String number) throws SQLException {
        record Ticket(Instant received, Instant started, Instant closed, boolean merged) {}
        var ticket = read(
                        "select * from ticket where number = ?",
                        number,
                        row -> new Ticket(
                                SlowRows.instant(row, "received_at"),
                                row.getObject("paid_at") == null
                                        ? SlowRows.instant(row, "received_at")
                                        : SlowRows.instant(row, "paid_at"),
                                SlowRows.instant(row, "closed_at"),
                                row.getString("merged_into") != null))
                .get(0);
        if (ticket.merged()) {
            return;
        }
        var clocks = SlowClock.of(connection, number);
        OpenHours hours = OpenHours.ALWAYS;
        for (var clock : clocks) {
            hours = clock.hasHours() ? clock.hours() : hours;
        }
        if (isInPeriod(ticket.received())) {
            count("created");
            var local = ticket.received().atZone(zone);
            count("load." + (local.getDayOfWeek().ordinal() * 24 + local.getHour()));
            for (var clock : clocks) {
                if (clock.hasPromise()) {
                    count("%s.%s.%s".formatted(clock.outcome(now), clock.target(), clock.kind()));
                }
            }
        }
        addResponses(number, ticket.started(), hours);
        var events = events(number);
        addSolutions(number, ticket.received(), ticket.started(), ticket.closed(), events, hours);
    }

    private List<Event> events(String number) throws SQLException {
        return read(
                "select * from timeline_entry where number = ? order by id",
                number,
                row -> new Event(
                        row.getString("type"), SlowRows.instant(row, "occurred_at"), target(row.getString("details"))));
    }

    /** The value of {@code "to"} in the details of a change. */
    private static String target(String details) {
        var at = details.indexOf("\"to\":\"");
        return at < 0 ? null : details.substring(at + 6, details.indexOf('"', at + 6));
    }

    private void addResponses(String number, Instant started, OpenHours hours) throws SQLException {
        record Message(boolean customer, Instant at) {}
        var messages = read(
                "select * from message where number = ? and visibility = 'PUBLIC' and automatic = false order by id",
                number,
                row -> new Message(row.getString("author_kind").equals("CUSTOMER"), SlowRows.instant(row, "sent_at")));
        var asked = started;
        var name = "first-response";
        for (var message : messages) {
            if (message.customer()) {
                asked = asked == null ? message.at() : asked;
            } else if (asked != null) {
                if (isInPeriod(message.at())) {
                    time(name, asked, message.at(), hours);
                }
                asked = null;
                name = "next-response";
            }
        }
    }

    private void addSolutions(
            String number, Instant received, Instant started, Instant closed, List<Event> events, OpenHours hours)
            throws SQLException {
        var waited = new LinkedHashMap<String, Long>();
        var party = "SUPPORT";
        var since = received;
        Instant solved = null;
        var wasSolved = false;
        var solutions = new ArrayList<Instant>();
        var reopened = new ArrayList<Instant>();
        var end = to.isAfter(now) ? now.plusMillis(1) : to;
        var openAtEnd = received.isBefore(end);
        for (var event : events) {
            if (event.type().equals("solved")) {
                solved = event.at();
                solutions.add(solved);
                openAtEnd = openAtEnd && !solved.isBefore(end);
            } else if (List.of("status", "closed", "withdrawn", "merged").contains(event.type())) {
                waited.merge(party, Duration.between(since, event.at()).toMillis(), Long::sum);
                party = PARTIES.getOrDefault(event.to(), "SUPPORT");
                since = event.at();
                if (wasSolved && !party.equals("NOBODY") && solved != null) {
                    reopened.add(solved);
                    openAtEnd = openAtEnd || event.at().isBefore(end);
                    solved = null;
                }
                wasSolved = party.equals("NOBODY");
            }
        }
        if (openAtEnd && (closed == null || !closed.isBefore(end))) {
            count("backlog");
        }
        solutions.stream().filter(this::isInPeriod).forEach(at -> count("solutions"));
        reopened.stream().filter(this::isInPeriod).forEach(at -> count("reopened"));
        if (solved != null && isInPeriod(solved)) {
            count("solved");
            time("resolution", started, solved, hours);
            waited.forEach((waitedFor, millis) -> {
                if (!waitedFor.equals("NOBODY")) {
                    sums.merge("waited." + waitedFor, millis / 1000, Long::sum);
                }
            });
            for (var message : read(
                    "select * from message where number = ? and author_kind = 'AGENT' and automatic = false",
                    number,
                    row -> row.getLong("id"))) {
                count("touches");
            }
        }
        addSurveys(number);
    }

    private void addSurveys(String number) throws SQLException {
        record Survey(Instant sent, int score) {}
        for (var survey : read(
                "select * from survey where number = ? and state <> 'WITHDRAWN'",
                number,
                row -> new Survey(SlowRows.instant(row, "sent_at"), row.getInt("score")))) {
            if (isInPeriod(survey.sent())) {
                count("surveyed");
                if (survey.score() > 0) {
                    count("rated");
                    sums.merge("scores", (long) survey.score(), Long::sum);
                }
                if (survey.score() > 3) {
                    count("satisfied");
                }
            }
        }
    }

    private boolean isInPeriod(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    private void count(String name) {
        sums.merge(name, 1L, Long::sum);
    }

    private void time(String name, Instant start, Instant end, OpenHours hours) {
        var elapsed = start.isBefore(end) ? Duration.between(start, end).toSeconds() : 0;
        times.computeIfAbsent(name + ".elapsed", key -> new ArrayList<>()).add(elapsed);
        times.computeIfAbsent(name + ".working", key -> new ArrayList<>())
                .add(OpenHours.between(hours, start, end) / 1000);
    }
}
