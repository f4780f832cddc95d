package io.guichet.insight.board;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.search.TicketChangeLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tickets that are not closed, in the memory of this process: read once, and afterwards only those that the log of changes
 * names. Nothing is read while nobody asks.
 */
@Component
class OpenTicketCounts {

    /** After so many changes all tickets are read again. */
    private static final int MAX_CHANGES = 2_000;

    /**
     * The index of lists by brand and due date has closed tickets last. The limit makes the database look up the messages of each
     * ticket instead of reading those of all tickets.
     */
    private static final String NOT_CLOSED =
            """
            select t.number, t.brand, t.team, t.status, t.restricted, t.due, t.at_risk_at, t.assignee, t.received_at, t.paid_at,
              t.customer_replied_at,
              (select 1 from message m where m.number = t.number and m.author_kind <> 'CUSTOMER'
                and m.visibility = 'PUBLIC' and not m.automatic limit 1) is not null replied
            from ticket t
            where t.brand in (:brands) and t.due_sort_key < timestamp with time zone '9999-02-01 00:00:00+00'""";

    private final TicketChangeLog changes;
    private final Brands brands;
    private final JdbcClient db;
    private final Map<String, BoardTicket> tickets = new HashMap<>();
    private boolean isLoaded;
    private long position;
    private List<BoardTicket> current = List.of();

    OpenTicketCounts(TicketChangeLog changes, Brands brands, JdbcClient db) {
        this.changes = changes;
        this.brands = brands;
        this.db = db;
    }

    /**
     * A ticket as lists judge it.
     *
     * @param team null for none
     * @param due of its next target; null if no clock runs, like {@code atRiskAt}
     * @param assigned whether it belongs to an agent
     * @param unansweredSince when the customer wrote the oldest message that no reply has followed, or paid for the request; null if
     *     there is none
     */
    record BoardTicket(
            String number,
            String brand,
            String team,
            String status,
            boolean restricted,
            Instant due,
            Instant atRiskAt,
            boolean assigned,
            Instant receivedAt,
            Instant unansweredSince) {}

    /** The tickets that are not closed now; the list does not change. */
    synchronized List<BoardTicket> current() {
        var log = changes.current();
        if (!isLoaded || position < log.purged()) {
            load();
        } else if (position < log.last()) {
            update(changes.changedAfter(position));
        }
        position = log.last();
        return current;
    }

    private void load() {
        var all = read(NOT_CLOSED, Map.of());
        tickets.clear();
        all.forEach(ticket -> tickets.put(ticket.number(), ticket));
        isLoaded = true;
        current = List.copyOf(tickets.values());
    }

    private void update(Collection<String> changed) {
        if (changed.size() > MAX_CHANGES) {
            load();
            return;
        }
        var read = changed.isEmpty()
                ? List.<BoardTicket>of()
                : read(NOT_CLOSED + " and t.number in (:numbers)", Map.of("numbers", changed));
        tickets.keySet().removeAll(changed);
        read.forEach(ticket -> tickets.put(ticket.number(), ticket));
        current = List.copyOf(tickets.values());
    }

    private List<BoardTicket> read(String sql, Map<String, ?> parameters) {
        return db.sql(sql)
                .param("brands", brands.all().stream().map(Brand::id).toList())
                .params(parameters)
                .query(OpenTicketCounts::row)
                .list();
    }

    private static BoardTicket row(ResultSet row, int index) throws SQLException {
        var paidAt = instant(row, "paid_at");
        var startedAt = paidAt == null ? instant(row, "received_at") : paidAt;
        return new BoardTicket(
                row.getString("number"),
                row.getString("brand"),
                row.getString("team"),
                row.getString("status"),
                row.getBoolean("restricted"),
                instant(row, "due"),
                instant(row, "at_risk_at"),
                row.getString("assignee") != null,
                instant(row, "received_at"),
                row.getBoolean("replied") ? instant(row, "customer_replied_at") : startedAt);
    }
}
