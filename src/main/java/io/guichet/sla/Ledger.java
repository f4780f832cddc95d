package io.guichet.sla;

import io.guichet.policy.BusinessHours;
import io.guichet.policy.DecisionReference;
import io.guichet.policy.SlaTarget;
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

/** The append-only ledger of every ticket's clocks. */
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

    /** @return the id of the run to which the entry belongs */
    long append(String number, NewLedgerEntry entry) {
        var reference = Optional.ofNullable(entry.reference());
        var slaTarget = Optional.ofNullable(entry.slaTarget());
        var hours = slaTarget.map(SlaTarget::hours);
        var id = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into ledger_entry (number, target, run_id, type, effective_at, recorded_at, actor, reason,
                          kind, unit, amount, stops_on, hours, zone, holidays, hours_version, hours_row, hours_text, hours_brand,
                          due, decision, decision_version, decision_row, decision_text, decision_brand, trigger_id, revokes)
                        values (:number, :target, :runId, :type, :effective, :recorded, :actor, :reason,
                          :kind, :unit, :amount, :stopsOn, :hours, :zone, :holidays, :hoursVersion, :hoursRow, :hoursText, :hoursBrand,
                          :due, :decision, :version, :row, :text, :brand, :triggerId, :revokes)""")
                .param("number", number)
                .param("target", entry.target().name())
                .param("runId", entry.runId())
                .param("type", entry.type().name())
                .param("effective", entry.effectiveAt())
                .param("recorded", clock.instant())
                .param("actor", entry.actor())
                .param("reason", entry.reason())
                .param("kind", slaTarget.map(p -> p.kind().name()).orElse(null))
                .param("unit", slaTarget.map(p -> p.unit().name()).orElse(null))
                .param("amount", slaTarget.map(SlaTarget::amount).orElse(null))
                .param("stopsOn", slaTarget.map(p -> p.stopsOn().name()).orElse(null))
                .param("hours", hours.map(BusinessHours::expression).orElse(null))
                .param("zone", hours.map(h -> h.zone().getId()).orElse(null))
                .param("holidays", hours.map(BusinessHours::holidays).orElse(null))
                .param("hoursVersion", hours.map(h -> h.reason().version()).orElse(null))
                .param("hoursRow", hours.map(h -> h.reason().row()).orElse(null))
                .param("hoursText", hours.map(h -> h.reason().text()).orElse(null))
                .param("hoursBrand", hours.map(h -> h.reason().brand()).orElse(null))
                .param("due", entry.due())
                .param("decision", reference.map(DecisionReference::decision).orElse(null))
                .param("version", reference.map(DecisionReference::version).orElse(null))
                .param("row", reference.map(DecisionReference::row).orElse(null))
                .param("text", reference.map(DecisionReference::text).orElse(null))
                .param("brand", reference.map(DecisionReference::brand).orElse(null))
                .param("triggerId", entry.triggerId())
                .param("revokes", entry.revokes())
                .update(id, "id");
        return entry.runId() == null ? id.getKeyAs(Long.class) : entry.runId();
    }

    /** Every entry about a ticket, in the order in which they were recorded. */
    List<LedgerEntry> entries(String number) {
        return db.sql("select * from ledger_entry where number = :number order by id")
                .param("number", number)
                .query((row, at) -> LedgerEntryMapper.entry(row))
                .list();
    }

    /** All runs of all clocks of these tickets in the order of their starts. */
    Map<String, List<TicketClock>> clocks(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        var entries = new LinkedHashMap<String, List<LedgerEntry>>();
        db.sql("select * from ledger_entry where number in (:numbers) order by id")
                .param("numbers", numbers)
                .query(row -> {
                    entries.computeIfAbsent(row.getString("number"), number -> new ArrayList<>())
                            .add(LedgerEntryMapper.entry(row));
                });
        var clocks = new LinkedHashMap<String, List<TicketClock>>();
        entries.forEach((number, all) -> clocks.put(number, runs(all)));
        return clocks;
    }

    List<TicketClock> of(String number) {
        return runs(entries(number));
    }

    /** The runs that were not revoked, put together from entries. */
    List<TicketClock> runs(List<LedgerEntry> entries) {
        var runs = new LinkedHashMap<Long, List<LedgerEntry>>();
        entries.forEach(entry ->
                runs.computeIfAbsent(entry.runId(), run -> new ArrayList<>()).add(entry));
        entries.stream().filter(entry -> entry.revokes() != null).forEach(entry -> runs.remove(entry.revokes()));
        return runs.values().stream().map(this::clock).toList();
    }

    private TicketClock clock(List<LedgerEntry> entries) {
        var run = new TicketClock(entries, null);
        return run.slaTarget().amount() == null ? run : run.withCalculator(calendars.calculator(run.slaTarget()));
    }
}
