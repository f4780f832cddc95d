package io.guichet.insight;

import io.guichet.insight.TicketMetrics.ResponseMetrics;
import io.guichet.insight.TicketMetrics.SolutionMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The metrics of all tickets in the memory of this process, so that a report over any filter reads no table. Before each report the
 * rows that any process has written since the last one are read.
 */
@Component
class MetricRows {

    private static final int PAGE_SIZE = 5_000;

    /** How long a report waits for the rebuild of a small desk. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(3);

    private final MetricKeeper keeper;
    private final MetricProgress progress;
    private final MetricTableReader tables;
    private final TransactionTemplate readTransaction;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final Map<List<String>, List<String>> tagLists = new HashMap<>();
    private TicketMetrics[] rows = {};
    private long version;
    private volatile boolean complete;
    private final ReentrantLock rebuilding = new ReentrantLock();

    MetricRows(
            MetricKeeper keeper,
            MetricProgress progress,
            MetricTableReader tables,
            PlatformTransactionManager transactions) {
        this.keeper = keeper;
        this.progress = progress;
        this.tables = tables;
        this.readTransaction = new TransactionTemplate(transactions);
        this.readTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.readTransaction.setReadOnly(true);
    }

    /** The metrics of all tickets as of now, in no particular order; the list does not change. */
    List<TicketMetrics> current() {
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
    List<TicketMetrics> latest() {
        var known = known();
        return known.isEmpty() ? current() : known;
    }

    private synchronized List<TicketMetrics> known() {
        return Arrays.asList(rows);
    }

    /** Whether no rebuild runs, so that no ticket is missing or old. */
    boolean isComplete() {
        return complete;
    }

    /** The metrics of a ticket; empty for one that has been written since {@link #current}. */
    synchronized Optional<TicketMetrics> get(String number) {
        return Optional.ofNullable(indexes.get(number)).map(index -> rows[index]);
    }

    /** Version of the newest rows that are read. */
    synchronized long version() {
        return version;
    }

    synchronized int size() {
        return rows.length;
    }

    /** Index of a ticket in the list, the same for ever; -1 for a ticket that has not been read. */
    synchronized int indexOf(String number) {
        return indexes.getOrDefault(number, -1);
    }

    /** The former array stays as it is for the reports that read it. */
    private synchronized List<TicketMetrics> refreshed() {
        readTransaction.executeWithoutResult(status -> {
            var newest = progress.read().version();
            if (newest > version) {
                readNewerRows();
                version = newest;
            }
        });
        return Arrays.asList(rows);
    }

    /** Reads all before it changes anything, so that a failing database leaves the rows as they were. */
    private void readNewerRows() {
        var newer = new ArrayList<TicketMetrics>();
        var page = tables.newerThan(version, "", PAGE_SIZE);
        while (!page.isEmpty()) {
            page.forEach(row -> newer.add(withSharedWords(row)));
            page = tables.newerThan(version, page.get(page.size() - 1).number(), PAGE_SIZE);
        }
        var unknown =
                newer.stream().filter(row -> !indexes.containsKey(row.number())).count();
        var copy = Arrays.copyOf(rows, rows.length + (int) unknown);
        var next = rows.length;
        for (var row : newer) {
            var index = indexes.putIfAbsent(row.number(), next);
            copy[index == null ? next++ : index] = row;
        }
        rows = copy;
    }

    /** Equal texts of many tickets become one object. */
    private TicketMetrics withSharedWords(TicketMetrics row) {
        return new TicketMetrics(
                row.number(),
                shared(row.brand()),
                shared(row.plan()),
                shared(row.servicePackage()),
                shared(row.priority()),
                shared(row.requestType()),
                shared(row.team()),
                shared(row.channel()),
                shared(row.language()),
                shared(row.status()),
                tagLists.computeIfAbsent(row.tags(), tags -> tags),
                row.restricted(),
                row.merged(),
                row.receivedAt(),
                row.startedAt(),
                row.receivedHour(),
                row.solvedAt(),
                row.closedAt(),
                row.resolution(),
                row.staffMessages(),
                row.waited(),
                row.responses().stream().map(this::withSharedWords).toList(),
                row.solutions().stream().map(this::withSharedWords).toList(),
                row.clocks());
    }

    private ResponseMetrics withSharedWords(ResponseMetrics response) {
        return new ResponseMetrics(
                response.ordinal(),
                response.askedAt(),
                response.answeredAt(),
                response.lapse(),
                shared(response.author()));
    }

    private SolutionMetrics withSharedWords(SolutionMetrics solution) {
        return new SolutionMetrics(
                solution.solution(),
                solution.solvedAt(),
                solution.reopenedAt(),
                solution.sentAt(),
                solution.ratedAt(),
                solution.score(),
                solution.commented(),
                shared(solution.author()));
    }

    private String shared(String word) {
        return word == null ? null : words.computeIfAbsent(word, same -> same);
    }
}
