package io.guichet.sla;

import static io.guichet.jdbc.Columns.stored;

import io.guichet.jdbc.UnitOfWork;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The append-only ledger of every ticket's clocks. */
@Component
class Ledger {

    private static final String INSERT =
            """
            insert into ledger_entry (number, target, run_id, type, effective_at, recorded_at, actor, reason,
              kind, unit, amount, stops_on, hours, zone, holidays, hours_version, hours_row, hours_text, hours_brand,
              due, decision, decision_version, decision_row, decision_text, decision_brand, trigger_id, revokes)
            values (:number, :target, :runId, :type, :effective, :recorded, :actor, :reason,
              :kind, :unit, :amount, :stopsOn, :hours, :zone, :holidays, :hoursVersion, :hoursRow, :hoursText, :hoursBrand,
              :due, :decision, :version, :row, :text, :brand, :triggerId, :revokes)""";

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final UnitOfWork unitOfWork;
    private final Tickets tickets;
    private final Calendars calendars;
    private final Clock clock;

    Ledger(
            JdbcClient db,
            NamedParameterJdbcOperations batches,
            UnitOfWork unitOfWork,
            Tickets tickets,
            Calendars calendars,
            Clock clock) {
        this.db = db;
        this.batches = batches;
        this.unitOfWork = unitOfWork;
        this.tickets = tickets;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** What a transaction that holds the ticket, or only reads, knows of its clocks; nothing else can change them meanwhile. */
    private final class KnownEntries {

        private final List<LedgerEntry> entries;
        private List<TicketClock> runs;

        KnownEntries(List<LedgerEntry> entries) {
            this.entries = new ArrayList<>(entries);
        }

        void add(LedgerEntry entry) {
            entries.add(entry);
            runs = null;
        }

        List<TicketClock> runs() {
            if (runs == null) {
                runs = Ledger.this.runs(entries);
            }
            return runs;
        }
    }

    private record LedgerOf(String number) {}

    /** @return the id of the run to which the entry belongs */
    long append(String number, NewLedgerEntry entry) {
        return append(number, List.of(entry)).get(0).runId();
    }

    /** Appends the entries in this order. */
    List<LedgerEntry> append(String number, List<NewLedgerEntry> added) {
        if (added.isEmpty()) {
            return List.of();
        }
        var known = known(number);
        var appended = appendAll(
                added.stream().map(entry -> new TicketEntry(number, entry)).toList());
        appended.forEach(known::add);
        return appended;
    }

    /** An entry of a ticket. */
    record TicketEntry(String number, NewLedgerEntry entry) {}

    /** Appends entries of tickets whose ledgers this transaction has not read, in one batch and in this order. */
    List<LedgerEntry> appendAll(List<TicketEntry> added) {
        var recordedAt = stored(clock.instant());
        var keys = new GeneratedKeyHolder();
        batches.batchUpdate(
                INSERT,
                added.stream()
                        .map(one -> LedgerEntryMapper.parameters(one.number(), one.entry(), recordedAt))
                        .toArray(SqlParameterSource[]::new),
                keys,
                new String[] {"id"});
        var appended = new ArrayList<LedgerEntry>();
        for (int index = 0; index < added.size(); index++) {
            var id = (Number) keys.getKeyList().get(index).values().iterator().next();
            appended.add(added.get(index).entry().recorded(id.longValue(), recordedAt));
        }
        return appended;
    }

    private KnownEntries known(String number) {
        return tickets.isLocked(number)
                ? unitOfWork.value(
                        new LedgerOf(number), () -> new KnownEntries(tickets.isNew(number) ? List.of() : read(number)))
                : unitOfWork.valueWhileReading(new LedgerOf(number), () -> new KnownEntries(read(number)));
    }

    /** Every entry about a ticket, in the order in which they were recorded. */
    List<LedgerEntry> entries(String number) {
        return List.copyOf(known(number).entries);
    }

    private List<LedgerEntry> read(String number) {
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
        return known(number).runs();
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
