package io.guichet.sla;

import static java.time.ZoneOffset.UTC;

import io.guichet.policy.Because;
import io.guichet.policy.Hours;
import io.guichet.policy.Promised;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
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

    /** @return the id of the run to which the line belongs */
    long append(String number, NewLine line) {
        var because = Optional.ofNullable(line.because());
        var promised = Optional.ofNullable(line.promised());
        var hours = promised.map(Promised::hours);
        var id = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into clock_entry (number, target, run, entry, effective_at, recorded_at, actor, reason,
                          kind, unit, amount, stops_on, hours, zone, holidays, hours_version, hours_row, hours_text, due,
                          decision, decision_version, decision_row, decision_text, fact, revokes)
                        values (:number, :target, :run, :entry, :effective, :recorded, :actor, :reason,
                          :kind, :unit, :amount, :stopsOn, :hours, :zone, :holidays, :hoursVersion, :hoursRow, :hoursText, :due,
                          :decision, :version, :row, :text, :fact, :revokes)""")
                .param("number", number)
                .param("target", line.target().name())
                .param("run", line.run())
                .param("entry", line.entry().name())
                .param("effective", line.effectiveAt().atOffset(UTC))
                .param("recorded", clock.instant().atOffset(UTC))
                .param("actor", line.actor())
                .param("reason", line.reason())
                .param("kind", promised.map(p -> p.kind().name()).orElse(null))
                .param("unit", promised.map(p -> p.unit().name()).orElse(null))
                .param("amount", promised.map(Promised::amount).orElse(null))
                .param("stopsOn", promised.map(p -> p.stopsOn().name()).orElse(null))
                .param("hours", hours.map(Hours::expression).orElse(null))
                .param("zone", hours.map(h -> h.zone().getId()).orElse(null))
                .param("holidays", hours.map(Hours::holidays).orElse(null))
                .param("hoursVersion", hours.map(h -> h.because().version()).orElse(null))
                .param("hoursRow", hours.map(h -> h.because().row()).orElse(null))
                .param("hoursText", hours.map(h -> h.because().text()).orElse(null))
                .param("due", line.due() == null ? null : line.due().atOffset(UTC))
                .param("decision", because.map(Because::decision).orElse(null))
                .param("version", because.map(Because::version).orElse(null))
                .param("row", because.map(Because::row).orElse(null))
                .param("text", because.map(Because::text).orElse(null))
                .param("fact", line.fact())
                .param("revokes", line.revokes())
                .update(id, "id");
        return line.run() == null ? id.getKeyAs(Long.class) : line.run();
    }

    /** Every line about a ticket, as they were written. */
    List<ClockEntry> lines(String number) {
        return db.sql("select * from clock_entry where number = :number order by id")
                .param("number", number)
                .query((row, at) -> LedgerRow.entry(row))
                .list();
    }

    /** Every run of every clock of these tickets, in the order in which they were started. */
    Map<String, List<TicketClock>> clocks(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        var lines = new LinkedHashMap<String, List<ClockEntry>>();
        db.sql("select * from clock_entry where number in (:numbers) order by id")
                .param("numbers", numbers)
                .query(row -> {
                    lines.computeIfAbsent(row.getString("number"), number -> new ArrayList<>())
                            .add(LedgerRow.entry(row));
                });
        var clocks = new LinkedHashMap<String, List<TicketClock>>();
        lines.forEach((number, all) -> clocks.put(number, runs(all)));
        return clocks;
    }

    List<TicketClock> of(String number) {
        return runs(lines(number));
    }

    /** The runs that hold, put together from lines. */
    List<TicketClock> runs(List<ClockEntry> lines) {
        var runs = new LinkedHashMap<Long, List<ClockEntry>>();
        lines.forEach(line ->
                runs.computeIfAbsent(line.run(), run -> new ArrayList<>()).add(line));
        lines.stream().filter(line -> line.revokes() != null).forEach(line -> runs.remove(line.revokes()));
        return runs.values().stream().map(this::clock).toList();
    }

    private TicketClock clock(List<ClockEntry> lines) {
        var run = new TicketClock(lines, null);
        return run.promised().amount() == null ? run : run.countedBy(calendars.measure(run.promised()));
    }
}
