package io.guichet.insight.packed;

import io.guichet.insight.table.MetricKeeper;
import io.guichet.insight.table.MetricProgress;
import io.guichet.insight.table.MetricTableReader;
import io.guichet.insight.table.TicketMetrics;
import io.guichet.jdbc.TableStreams;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The metrics of all tickets in the memory of this process, so that a report over any filter reads no table. Before each report the
 * rows that any process has written since the last one are read.
 */
@Component
public class MetricRows {

    private static final int PAGE_SIZE = 5_000;

    /** How long a report waits for the rebuild of a small desk. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(3);

    private final MetricKeeper keeper;
    private final MetricProgress progress;
    private final MetricTableReader tables;
    private final TransactionTemplate readTransaction;
    private PackedTickets tickets = PackedTickets.NONE;
    private long version;
    private volatile boolean complete;
    private final ReentrantLock rebuilding = new ReentrantLock();

    MetricRows(MetricKeeper keeper, MetricProgress progress, MetricTableReader tables, TableStreams streams) {
        this.keeper = keeper;
        this.progress = progress;
        this.tables = tables;
        this.readTransaction = streams.moment();
    }

    /** The metrics of all tickets as of now. */
    public PackedTickets current() {
        keeper.catchUp();
        // one report at a time goes on with a rebuild, so that others do not wait with their connections
        if (rebuilding.tryLock()) {
            try {
                complete = !keeper.rebuild(MAX_WAIT);
            } finally {
                rebuilding.unlock();
            }
        }
        return refreshed();
    }

    /** The metrics as of the last report or of the seconds before; they are read only if that never happened. */
    public PackedTickets latest() {
        var known = known();
        return known.isEmpty() ? current() : known;
    }

    private synchronized PackedTickets known() {
        return tickets;
    }

    /** Whether no rebuild runs, so that no ticket is missing or old. */
    public boolean isComplete() {
        return complete;
    }

    /** The metrics of a ticket; empty for one that has been written since {@link #current}. */
    public synchronized Optional<TicketMetrics> get(String number) {
        return tickets.find(number);
    }

    /** Version of the newest rows that are read. */
    public synchronized long version() {
        return version;
    }

    public synchronized int size() {
        return tickets.size();
    }

    /** Index of a ticket in the list, the same for ever; -1 for a ticket that has not been read. */
    public synchronized int indexOf(String number) {
        return tickets.indexOf(number);
    }

    /** The former list stays as it is for the reports that read it. */
    private synchronized PackedTickets refreshed() {
        readTransaction.executeWithoutResult(status -> {
            var newest = progress.read().version();
            if (newest > version) {
                readNewerRows();
                version = newest;
            }
        });
        return tickets;
    }

    /** Reads all before it changes anything, so that a failing database leaves the tickets as they were. */
    private void readNewerRows() {
        var packer = new TicketPacker(tickets);
        if (tickets.isEmpty()) {
            // in the order of receipt, so that neighbours in the list settle at about the same time
            tables.readAll(packer::add);
        } else {
            addNewer(packer);
        }
        tickets = packer.packed();
    }

    private void addNewer(TicketPacker packer) {
        var page = tables.newerThan(version, "", PAGE_SIZE);
        while (!page.isEmpty()) {
            page.forEach(packer::add);
            page = tables.newerThan(version, page.get(page.size() - 1).number(), PAGE_SIZE);
        }
    }
}
