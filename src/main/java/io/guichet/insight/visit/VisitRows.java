package io.guichet.insight.visit;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.insight.packed.MetricRows;
import io.guichet.insight.packed.PackedTickets;
import io.guichet.insight.table.Lapse;
import io.guichet.insight.visit.VisitTrace.TracedVisit;
import java.lang.ref.SoftReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The visits of all tickets in the memory of this process, one {@link VisitTrace} for each row of {@link MetricRows}. They follow those
 * rows: a ticket's visits are as new as its row. They are read when a report first asks for them, and again if the heap has been so
 * short meanwhile that they were given up.
 */
@Component
public class VisitRows {

    private static final int PAGE_SIZE = 2_000;

    private final MetricRows rows;
    private final JdbcClient db;
    private volatile SoftReference<KnownVisits> known = new SoftReference<>(null);

    VisitRows(MetricRows rows, JdbcClient db) {
        this.rows = rows;
        this.db = db;
    }

    /**
     * All tickets with their visits at one moment.
     *
     * @param traces by the index of the ticket; may be shorter than the list of tickets, and null for one without visits
     * @param keys by number
     */
    record TicketVisits(PackedTickets tickets, byte[][] traces, List<VisitKey> keys) {

        int size() {
            return Math.min(tickets.size(), traces.length);
        }
    }

    /** What has been read. Arrays do not change; keys get further ones at the end. */
    private record KnownVisits(long version, byte[][] traces, Map<VisitKey, Integer> numbers, List<VisitKey> keys) {

        static KnownVisits none() {
            return new KnownVisits(0, new byte[0][], new HashMap<>(), new ArrayList<>());
        }

        int number(VisitKey key) {
            return numbers.computeIfAbsent(key, same -> {
                keys.add(same);
                return keys.size() - 1;
            });
        }
    }

    TicketVisits current() {
        var tickets = rows.current();
        return refreshed(tickets);
    }

    /** Takes in changes, so that the next report finds little to do; visits that no report has asked for stay in their table. */
    public void keepUp() {
        var tickets = rows.current();
        // without the lock, which a report holds while it reads all visits
        if (known.get() != null) {
            refreshed(tickets);
        }
    }

    /** The former array stays as it is for the reports that read it. */
    private synchronized TicketVisits refreshed(PackedTickets tickets) {
        var visits = known.get();
        if (visits == null) {
            visits = KnownVisits.none();
        }
        var newest = rows.version();
        if (newest > visits.version()) {
            visits = withNewer(visits, newest);
            known = new SoftReference<>(visits);
        }
        return new TicketVisits(tickets, visits.traces(), List.copyOf(visits.keys()));
    }

    private KnownVisits withNewer(KnownVisits visits, long newest) {
        var copy =
                new KnownVisits(newest, Arrays.copyOf(visits.traces(), rows.size()), visits.numbers(), visits.keys());
        var page = page("", visits.version(), newest);
        while (!page.isEmpty()) {
            readVisits(page, copy);
            page = page(page.get(page.size() - 1), visits.version(), newest);
        }
        return copy;
    }

    /** The next tickets that have changed since these visits were read; one that changes right now is left for the next time. */
    private List<String> page(String after, long version, long newest) {
        return db.sql(
                        """
                        select number from metric_ticket where version > :version and version <= :newest and number > :after
                        order by number limit :limit""")
                .param("version", version)
                .param("newest", newest)
                .param("after", after)
                .param("limit", PAGE_SIZE)
                .query(String.class)
                .list();
    }

    private void readVisits(List<String> page, KnownVisits copy) {
        var breaches = breaches(page);
        var visits = new HashMap<String, List<TracedVisit>>();
        db.sql(
                        """
                        select id, number, process, process_version, activity, type, entered_at, elapsed, working, burnt
                        from metric_visit where number in (:numbers) order by number, entered_at, sequence_counter, id""")
                .param("numbers", page)
                .query(row -> {
                    visits.computeIfAbsent(row.getString("number"), number -> new ArrayList<>())
                            .add(visit(row, breaches));
                });
        for (var number : page) {
            var index = rows.indexOf(number);
            if (index >= 0 && index < copy.traces().length) {
                copy.traces()[index] = VisitTrace.encode(visits.getOrDefault(number, List.of()), copy::number);
            }
        }
    }

    private Map<String, List<Long>> breaches(List<String> page) {
        var breaches = new HashMap<String, List<Long>>();
        db.sql("select visit, breach_at from metric_breach where number in (:numbers)")
                .param("numbers", page)
                .query(row -> {
                    breaches.computeIfAbsent(row.getString("visit"), visit -> new ArrayList<>())
                            .add(instant(row, "breach_at").toEpochMilli());
                });
        return breaches;
    }

    private static TracedVisit visit(ResultSet row, Map<String, List<Long>> breaches) throws SQLException {
        var elapsed = row.getObject("elapsed", Integer.class);
        return new TracedVisit(
                new VisitKey(
                        row.getString("process"),
                        row.getObject("process_version", Integer.class),
                        row.getString("activity"),
                        row.getString("type")),
                instant(row, "entered_at").toEpochMilli(),
                elapsed == null ? null : new Lapse(elapsed, row.getInt("working")),
                row.getInt("burnt"),
                breaches.getOrDefault(row.getString("id"), List.of()));
    }
}
