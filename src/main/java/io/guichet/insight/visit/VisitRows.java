package io.guichet.insight.visit;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.insight.packed.ByteBlocks;
import io.guichet.insight.packed.MetricRows;
import io.guichet.insight.packed.PackedTickets;
import io.guichet.insight.table.Lapse;
import io.guichet.insight.visit.VisitTrace.TracedVisit;
import io.guichet.insight.visit.VisitTrace.VisitCursor;
import io.guichet.jdbc.TableStreams;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The visits of all tickets in the memory of this process, outside the heap, one {@link VisitTrace} for each row of {@link MetricRows}.
 * They follow those rows: a ticket's visits are as new as its row. They are read when a report first asks for them.
 */
@Component
public class VisitRows {

    private static final int PAGE_SIZE = 2_000;

    private static final String COLUMNS =
            "id, number, process, process_version, activity, type, entered_at, elapsed, working, burnt";
    private static final String ORDER = "number, entered_at, sequence_counter, id";

    private final MetricRows rows;
    private final JdbcClient db;
    private final TableStreams streams;
    /** Null until a report asks for visits. */
    private volatile KnownVisits known;

    VisitRows(MetricRows rows, JdbcClient db, TableStreams streams) {
        this.rows = rows;
        this.db = db;
        this.streams = streams;
    }

    /**
     * All tickets with their visits at one moment.
     *
     * @param addresses of the visits by the index of the ticket; may be shorter than the list of tickets
     * @param keys by number
     */
    record TicketVisits(PackedTickets tickets, int[] addresses, ByteBlocks blocks, List<VisitKey> keys) {

        int size() {
            return Math.min(tickets.size(), addresses.length);
        }

        VisitCursor cursor() {
            return new VisitCursor(blocks);
        }
    }

    /**
     * What has been read. Keys get further ones at the end; the rest does not change.
     */
    private record KnownVisits(
            long version, int[] addresses, ByteBlocks blocks, Map<VisitKey, Integer> numbers, List<VisitKey> keys) {

        static KnownVisits none() {
            return new KnownVisits(0, new int[0], ByteBlocks.NONE, new HashMap<>(), new ArrayList<>());
        }

        int number(VisitKey key) {
            return numbers.computeIfAbsent(key, same -> {
                keys.add(same);
                return keys.size() - 1;
            });
        }
    }

    /** Adds new and changed visits to those that are known. */
    private final class NewerVisits {

        private final KnownVisits before;
        private final int[] addresses;
        private final ByteBlocks.Appender blocks;

        NewerVisits(KnownVisits before) {
            this.before = before;
            addresses = Arrays.copyOf(before.addresses(), rows.size());
            Arrays.fill(addresses, before.addresses().length, addresses.length, VisitTrace.NONE);
            blocks = new ByteBlocks.Appender(before.blocks());
        }

        void keep(String number, List<TracedVisit> visits) {
            var index = rows.indexOf(number);
            if (index >= 0 && index < addresses.length) {
                if (addresses[index] != VisitTrace.NONE) {
                    blocks.outdate();
                }
                addresses[index] = VisitTrace.write(visits, before::number, blocks);
            }
        }

        /** All visits; without the former ones of changed tickets if those are many. */
        KnownVisits all(long version) {
            var all = blocks.all();
            return new KnownVisits(
                    version,
                    addresses,
                    all.needCopy(addresses.length) ? copied(all) : all,
                    before.numbers(),
                    before.keys());
        }

        private ByteBlocks copied(ByteBlocks all) {
            var current = new ByteBlocks.Appender(ByteBlocks.NONE);
            Arrays.setAll(addresses, index -> VisitTrace.copy(addresses[index], all, current));
            return current.all();
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
        if (known != null) {
            refreshed(tickets);
        }
    }

    /** The former visits stay as they are for the reports that read them. */
    private synchronized TicketVisits refreshed(PackedTickets tickets) {
        var visits = known == null ? KnownVisits.none() : known;
        var newest = rows.version();
        if (newest > visits.version()) {
            visits = withNewer(visits, newest);
            known = visits;
        }
        return new TicketVisits(tickets, visits.addresses(), visits.blocks(), List.copyOf(visits.keys()));
    }

    private KnownVisits withNewer(KnownVisits visits, long newest) {
        var newer = new NewerVisits(visits);
        if (visits.version() == 0) {
            streams.moment().executeWithoutResult(status -> readAll(newer, newest));
        } else {
            var page = page("", visits.version(), newest);
            while (!page.isEmpty()) {
                readVisits(page, newer);
                page = page(page.get(page.size() - 1), visits.version(), newest);
            }
        }
        return newer.all(newest);
    }

    /** Reads each table once from its beginning to its end; pages would find each ticket in an index. */
    private void readAll(NewerVisits newer, long newest) {
        var changing = new HashSet<>(db.sql("select number from metric_ticket where version > :newest")
                .param("newest", newest)
                .query(String.class)
                .list());
        var breaches = new HashMap<String, List<Long>>();
        try (var rows = streams.stream("select visit, breach_at from metric_breach", VisitRows::breach)) {
            rows.forEach(breach -> breach.addTo(breaches));
        }
        var ticket = new VisitsOfTicket(newer, changing);
        try (var visits = streams.stream(
                "select %s from metric_visit order by %s".formatted(COLUMNS, ORDER),
                (row, index) -> new NumberedVisit(row.getString("number"), visit(row, breaches)))) {
            visits.forEach(ticket::add);
        }
        ticket.finish();
    }

    private record NumberedVisit(String number, TracedVisit visit) {}

    /** Takes visits in the order of their tickets, and keeps those of a ticket when its last one has come. */
    private static final class VisitsOfTicket {

        private final NewerVisits newer;
        private final Set<String> changing;
        private final List<TracedVisit> visits = new ArrayList<>();
        private String number = "";

        /** @param changing tickets that change right now, which are left for the next time */
        VisitsOfTicket(NewerVisits newer, Set<String> changing) {
            this.newer = newer;
            this.changing = changing;
        }

        void add(NumberedVisit next) {
            if (!next.number().equals(number)) {
                finish();
                number = next.number();
            }
            visits.add(next.visit());
        }

        void finish() {
            if (!changing.contains(number)) {
                newer.keep(number, visits);
            }
            visits.clear();
        }
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

    private void readVisits(List<String> page, NewerVisits newer) {
        var breaches = breaches(page);
        var visits = new HashMap<String, List<TracedVisit>>();
        db.sql("select %s from metric_visit where number in (:numbers) order by %s".formatted(COLUMNS, ORDER))
                .param("numbers", page)
                .query(row -> {
                    visits.computeIfAbsent(row.getString("number"), number -> new ArrayList<>())
                            .add(visit(row, breaches));
                });
        for (var number : page) {
            newer.keep(number, visits.getOrDefault(number, List.of()));
        }
    }

    private Map<String, List<Long>> breaches(List<String> page) {
        var breaches = new HashMap<String, List<Long>>();
        db.sql("select visit, breach_at from metric_breach where number in (:numbers)")
                .param("numbers", page)
                .query(VisitRows::breach)
                .list()
                .forEach(breach -> breach.addTo(breaches));
        return breaches;
    }

    private record Breach(String visit, long at) {

        void addTo(Map<String, List<Long>> breaches) {
            breaches.computeIfAbsent(visit, key -> new ArrayList<>(1)).add(at);
        }
    }

    private static Breach breach(ResultSet row, int index) throws SQLException {
        return new Breach(row.getString("visit"), instant(row, "breach_at").toEpochMilli());
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
