package io.guichet.insight.table;

import io.guichet.insight.table.MetricProgress.KeptPosition;
import io.guichet.jdbc.IndexScans;
import io.guichet.search.TicketChangeLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the metric tables up to date: the metrics of each changed ticket are computed anew, in one transaction with the position in
 * the log of changes. So each change counts exactly once, after a crash and with several processes too.
 */
@Component
public class MetricKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(MetricKeeper.class);

    /** Number of tickets that are read and written at a time. */
    private static final int PAGE_SIZE = 200;

    private final TicketChangeLog changes;
    private final MetricProgress progress;
    private final TicketRecordReader records;
    private final TicketMetricsCalculator calculator;
    private final MetricTableWriter tables;
    private final VisitTable visits;
    private final JdbcClient db;
    private final IndexScans indexScans;
    private final TransactionTemplate transaction;

    MetricKeeper(
            TicketChangeLog changes,
            MetricProgress progress,
            TicketRecordReader records,
            TicketMetricsCalculator calculator,
            MetricTableWriter tables,
            VisitTable visits,
            JdbcClient db,
            IndexScans indexScans,
            PlatformTransactionManager transactions) {
        this.changes = changes;
        this.progress = progress;
        this.records = records;
        this.calculator = calculator;
        this.tables = tables;
        this.visits = visits;
        this.db = db;
        this.indexScans = indexScans;
        // Reads committed data only: an uncommitted ticket must not be counted.
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Takes in the tickets that have changed. Changes that are deleted already lead to a rebuild; the very first
     * one will do all of them.
     */
    public void catchUp() {
        var log = changes.current();
        if (progress.read().position() >= log.last()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            var before = progress.lock();
            if (before.position() >= log.last()) {
                return;
            }
            var version = before.version() + 1;
            if (before.position() < log.purged() || before.startsRebuild() && before.version() == 0) {
                progress.save(new KeptPosition(version, log.last(), ""));
                return;
            }
            write(changes.changedAfter(before.position()), version);
            progress.save(new KeptPosition(version, log.last(), before.rebuildAfter()));
        });
    }

    /** Begins to compute the metrics of all tickets anew; meanwhile the former ones stay. */
    public void startRebuild() {
        transaction.executeWithoutResult(status -> {
            var before = progress.lock();
            progress.save(new KeptPosition(before.version(), before.position(), ""));
        });
    }

    /** Goes on with a rebuild for about that time; returns whether tickets remain. */
    public boolean rebuild(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        var remain = progress.read().isRebuilding();
        while (remain && System.nanoTime() < end) {
            remain = rebuildNextPage();
        }
        return remain;
    }

    /** Returns whether tickets remain. */
    private boolean rebuildNextPage() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var before = progress.lock();
            if (!before.isRebuilding()) {
                return false;
            }
            var numbers = db.sql("select number from ticket where number > :after order by number limit :limit")
                    .param("after", before.rebuildAfter())
                    .param("limit", PAGE_SIZE)
                    .query(String.class)
                    .list();
            var version = before.version() + 1;
            write(numbers, version);
            var last = numbers.isEmpty() ? null : numbers.get(numbers.size() - 1);
            progress.save(new KeptPosition(version, before.position(), last));
            return last != null;
        }));
    }

    private void write(List<String> numbers, long version) {
        indexScans.preferInTransaction();
        for (int from = 0; from < numbers.size(); from += PAGE_SIZE) {
            var metrics = new ArrayList<TicketMetrics>();
            var promises = new HashMap<String, PromiseUse>();
            for (var ticket : records.read(numbers.subList(from, Math.min(numbers.size(), from + PAGE_SIZE)))) {
                var number = ticket.receipt().number();
                try {
                    metrics.add(calculator.calculate(ticket));
                    promises.put(number, new PromiseUse(calculator.calendar(ticket.clocks()), ticket.clocks()));
                } catch (RuntimeException failure) {
                    LOG.warn("The metrics of {} cannot be computed; those of other tickets go on", number, failure);
                }
            }
            tables.write(metrics, version);
            visits.update(metrics, promises);
        }
    }
}
