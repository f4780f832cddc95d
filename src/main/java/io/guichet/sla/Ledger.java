package io.guichet.sla;

import static java.time.ZoneOffset.UTC;

import io.guichet.policy.Because;
import io.guichet.policy.Hours;
import io.guichet.policy.Promised;
import io.guichet.policy.Promised.Kind;
import io.guichet.policy.Promised.StopsOn;
import io.guichet.policy.Promised.Unit;
import io.guichet.policy.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only book of every ticket's clocks. */
@Component
class Ledger {

    private final JdbcClient db;
    private final Calendars calendars;
    private final Clock clock;

    Ledger(JdbcClient db, Calendars calendars, Clock clock) {
        this.db = db;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** A line about to be written. */
    record Line(
            Target target, ClockEntry.Kind entry, Instant effectiveAt, String actor, String reason, Because because) {}

    void append(String number, Line line, Promised promised) {
        append(number, line, promised, null);
    }

    /** A person sets when the promise falls due, whatever was promised. */
    void override(String number, Target target, Instant due, String reason, String actor) {
        var line = new Line(target, ClockEntry.Kind.OVERRIDDEN, clock.instant(), actor, reason, null);
        append(number, line, null, due);
    }

    private void append(String number, Line line, Promised promised, Instant due) {
        var because = Optional.ofNullable(line.because());
        var hours = Optional.ofNullable(promised).map(Promised::hours);
        db.sql(
                        """
                        insert into clock_entry (number, target, entry, effective_at, recorded_at, actor, reason,
                          kind, unit, amount, stops_on, hours, zone, holidays, hours_version, hours_row, hours_text, due,
                          decision, decision_version, decision_row, decision_text)
                        values (:number, :target, :entry, :effective, :recorded, :actor, :reason,
                          :kind, :unit, :amount, :stopsOn, :hours, :zone, :holidays, :hoursVersion, :hoursRow, :hoursText, :due,
                          :decision, :version, :row, :text)""")
                .param("number", number)
                .param("target", line.target().name())
                .param("entry", line.entry().name())
                .param("effective", line.effectiveAt().atOffset(UTC))
                .param("recorded", clock.instant().atOffset(UTC))
                .param("actor", line.actor())
                .param("reason", line.reason())
                .param("kind", promised == null ? null : promised.kind().name())
                .param("unit", promised == null ? null : promised.unit().name())
                .param("amount", promised == null ? null : promised.amount())
                .param("stopsOn", promised == null ? null : promised.stopsOn().name())
                .param("hours", hours.map(Hours::expression).orElse(null))
                .param("zone", hours.map(h -> h.zone().getId()).orElse(null))
                .param("holidays", hours.map(Hours::holidays).orElse(null))
                .param("hoursVersion", hours.map(h -> h.because().version()).orElse(null))
                .param("hoursRow", hours.map(h -> h.because().row()).orElse(null))
                .param("hoursText", hours.map(h -> h.because().text()).orElse(null))
                .param("due", due == null ? null : due.atOffset(UTC))
                .param("decision", because.map(Because::decision).orElse(null))
                .param("version", because.map(Because::version).orElse(null))
                .param("row", because.map(Because::row).orElse(null))
                .param("text", because.map(Because::text).orElse(null))
                .update();
    }

    /** Every run of every clock of these tickets, in the order in which they were started. */
    Map<String, List<TicketClock>> clocks(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        var runs = new LinkedHashMap<String, List<List<ClockEntry>>>();
        var open = new HashMap<String, Map<Target, List<ClockEntry>>>();
        db.sql("select * from clock_entry where number in (:numbers) order by id")
                .param("numbers", numbers)
                .query(row -> {
                    var number = row.getString("number");
                    var entry = entry(row);
                    var last = open.computeIfAbsent(number, n -> new EnumMap<>(Target.class));
                    if (entry.entry() == ClockEntry.Kind.STARTED) {
                        var run = new ArrayList<ClockEntry>();
                        last.put(entry.target(), run);
                        runs.computeIfAbsent(number, n -> new ArrayList<>()).add(run);
                    }
                    last.get(entry.target()).add(entry);
                });
        var clocks = new LinkedHashMap<String, List<TicketClock>>();
        runs.forEach((number, lines) ->
                clocks.put(number, lines.stream().map(this::clock).toList()));
        return clocks;
    }

    private TicketClock clock(List<ClockEntry> run) {
        var promised = run.stream()
                .map(ClockEntry::promised)
                .filter(promise -> promise != null)
                .reduce((a, b) -> b)
                .orElseThrow();
        return new TicketClock(promised.target(), run, promised.amount() == null ? null : calendars.measure(promised));
    }

    List<TicketClock> of(String number) {
        return clocks(List.of(number)).getOrDefault(number, List.of());
    }

    /** The next deadline of a ticket, and from when on it is at risk. */
    record Expected(Instant due, Instant atRiskAt) {}

    void expect(String number, Optional<Expected> expected) {
        db.sql("delete from ticket_deadline where number = :number")
                .param("number", number)
                .update();
        expected.ifPresent(next -> db.sql("insert into ticket_deadline values (:number, :due, :atRisk)")
                .param("number", number)
                .param("due", next.due().atOffset(UTC))
                .param("atRisk", next.atRiskAt().atOffset(UTC))
                .update());
    }

    /** Notes that a warning was given; false when it had been given before. */
    boolean warn(String number, TicketClock run, int step) {
        var given = db.sql(
                        """
                        select count(*) from deadline_warning
                        where number = :number and target = :target and started_entry = :entry and step = :step""")
                .param("number", number)
                .param("target", run.target().name())
                .param("entry", run.promisedEntry())
                .param("step", step)
                .query(Integer.class)
                .single();
        if (given > 0) {
            return false;
        }
        db.sql("insert into deadline_warning values (:number, :target, :entry, :step, :now)")
                .param("number", number)
                .param("target", run.target().name())
                .param("entry", run.promisedEntry())
                .param("step", step)
                .param("now", clock.instant().atOffset(UTC))
                .update();
        return true;
    }

    /** The steps of which this run has given warning. */
    List<Integer> warned(String number, TicketClock run) {
        return db.sql(
                        "select step from deadline_warning where number = :number and target = :target and started_entry = :entry")
                .param("number", number)
                .param("target", run.target().name())
                .param("entry", run.promisedEntry())
                .query(Integer.class)
                .list();
    }

    private static ClockEntry entry(ResultSet row) throws SQLException {
        var target = Target.valueOf(row.getString("target"));
        var because = because(row);
        var due = row.getObject("due", OffsetDateTime.class);
        var promised = Optional.ofNullable(row.getString("kind"))
                .map(kind -> promised(row, target, Kind.valueOf(kind), because))
                .orElse(null);
        return new ClockEntry(
                row.getLong("id"),
                target,
                ClockEntry.Kind.valueOf(row.getString("entry")),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("reason"),
                promised,
                due == null ? null : due.toInstant(),
                because);
    }

    private static Because because(ResultSet row) throws SQLException {
        var decision = row.getString("decision");
        return decision == null
                ? null
                : new Because(
                        decision,
                        row.getInt("decision_version"),
                        row.getString("decision_row"),
                        row.getString("decision_text"));
    }

    private static Hours hours(ResultSet row) throws SQLException {
        var expression = row.getString("hours");
        return expression == null
                ? null
                : new Hours(
                        expression,
                        ZoneId.of(row.getString("zone")),
                        row.getString("holidays"),
                        new Because(
                                "support-hours",
                                row.getInt("hours_version"),
                                row.getString("hours_row"),
                                row.getString("hours_text")));
    }

    private static Promised promised(ResultSet row, Target target, Kind kind, Because because) {
        try {
            return new Promised(
                    target,
                    kind,
                    Unit.valueOf(row.getString("unit")),
                    row.getString("amount"),
                    hours(row),
                    StopsOn.valueOf(row.getString("stops_on")),
                    because);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
