package io.guichet.insight.metric;

import static io.guichet.insight.table.TicketMetrics.NEVER;

import io.guichet.insight.packed.MetricRows;
import io.guichet.insight.packed.TicketCursor;
import io.guichet.insight.table.TicketMetrics.ClockOutcome;
import io.guichet.policy.Target;
import io.guichet.ticket.DueSortKeys;
import io.guichet.ticket.Risk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts tickets of each brand for all meters of a scrape together, at most every ten seconds: in the memory of the process, and
 * the risk of open tickets by an index.
 */
@Component
class TicketCounts {

    private static final Duration MAX_AGE = Duration.ofSeconds(10);

    private final MetricRows rows;
    private final JdbcClient db;
    private final Clock clock;
    private final Map<String, BrandCounts> counts = new HashMap<>();
    private Instant countedAt = Instant.MIN;

    TicketCounts(MetricRows rows, JdbcClient db, Clock clock) {
        this.rows = rows;
        this.db = db;
        this.clock = clock;
    }

    /** Counts of a brand; those of what has happened never fall, as a counter must not. */
    static final class BrandCounts {

        private static final int OUTCOMES = ClockOutcome.values().length;

        private long open;
        private long atRisk;
        private long overdue;
        private long received;
        private long solutions;
        private final long[] clocks = new long[Target.values().length * OUTCOMES];

        long open() {
            return open;
        }

        long atRisk() {
            return atRisk;
        }

        long overdue() {
            return overdue;
        }

        long received() {
            return received;
        }

        long solutions() {
            return solutions;
        }

        long clocks(Target target, ClockOutcome outcome) {
            return clocks[index(target, outcome)];
        }

        private static int index(Target target, ClockOutcome outcome) {
            return target.ordinal() * OUTCOMES + outcome.ordinal();
        }

        private void add(TicketCursor ticket, long now) {
            received++;
            solutions += ticket.solutions().size();
            if (!ticket.isMerged() && ticket.solvedAt() == NEVER && ticket.closedAt() == NEVER) {
                open++;
            }
            var runs = ticket.clocks();
            for (int at = 0; at < runs.size(); at++) {
                clocks[index(runs.target(at), runs.outcome(at, now))]++;
            }
        }

        private void keepHighest(BrandCounts before) {
            received = Math.max(received, before.received);
            solutions = Math.max(solutions, before.solutions);
            Arrays.setAll(clocks, at -> Math.max(clocks[at], before.clocks[at]));
        }
    }

    synchronized BrandCounts of(String brand) {
        var now = clock.instant();
        if (now.isBefore(countedAt) || countedAt.isBefore(now.minus(MAX_AGE))) {
            count(now);
            countedAt = now;
        }
        return counts.getOrDefault(brand, new BrandCounts());
    }

    private void count(Instant now) {
        var counting = new HashMap<String, BrandCounts>();
        var tickets = rows.latest();
        var ticket = new TicketCursor(tickets);
        for (int index = 0; index < tickets.size(); index++) {
            ticket.moveTo(index);
            counting.computeIfAbsent(ticket.brand(), brand -> new BrandCounts()).add(ticket, now.toEpochMilli());
        }
        countRisks(now, counting);
        counting.forEach((brand, current) -> {
            var before = counts.put(brand, current);
            if (before != null) {
                current.keepHighest(before);
            }
        });
    }

    private void countRisks(Instant now, Map<String, BrandCounts> counting) {
        db.sql(
                        """
                        select t.brand, count(case when %s then 1 end) as at_risk, count(case when %s then 1 end) as overdue
                        from ticket t
                        where t.due is not null and t.due_sort_key < :noDueDate and t.brand in (:brands) group by t.brand"""
                                .formatted(Risk.AT_RISK.sqlCondition(), Risk.OVERDUE.sqlCondition()))
                .param("now", now)
                .param("noDueDate", DueSortKeys.WITHOUT_DUE_DATE)
                .param("brands", counting.isEmpty() ? Set.of("") : counting.keySet())
                .query(row -> {
                    var one = counting.get(row.getString("brand"));
                    one.atRisk = row.getLong("at_risk");
                    one.overdue = row.getLong("overdue");
                });
    }
}
