package io.guichet.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clocks of a database as they were known at any instant. */
public final class LedgerReplay {

    private final Ledger ledger;
    private final Map<String, List<LedgerEntry>> entries;
    private final Set<String> imported;

    public LedgerReplay(JdbcClient db, Calendars calendars) {
        ledger = new Ledger(db, null, null, null, calendars, Clock.systemUTC());
        imported = Set.copyOf(
                db.sql("select number from ticket_import").query(String.class).list());
        entries = db
                .sql("select * from ledger_entry order by id")
                .query((row, at) -> Map.entry(row.getString("number"), LedgerEntryMapper.entry(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** How many entries about the ticket were known. */
    public int known(String number, Instant at) {
        return (int) entries.getOrDefault(number, List.of()).stream()
                .filter(entry -> isKnown(number, entry, at))
                .count();
    }

    /** Later entries are ignored. */
    public List<TicketClock> clocksKnownAt(String number, Instant at) {
        return ledger.runs(entries.getOrDefault(number, List.of()).stream()
                .filter(entry -> isKnown(number, entry, at))
                .toList());
    }

    /** What was imported was known to the other system when it happened. */
    private boolean isKnown(String number, LedgerEntry entry, Instant at) {
        return !(imported.contains(number) ? entry.effectiveAt() : entry.recordedAt()).isAfter(at);
    }
}
