package io.guichet.search;

import io.guichet.knowledge.ChangeSequence;
import io.guichet.knowledge.search.ProcessFolder;
import io.guichet.knowledge.search.SearchSettings;
import io.guichet.search.TicketIndex.IndexSearch;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The index of this process. Before a search it takes in all changes that any process has committed. It is opened, and
 * rebuilt if it is missing or unusable, by a thread of its own; until then a search throws {@link TicketIndexUnavailable}.
 */
@Component
class TicketIndexer {

    private static final Logger LOG = LoggerFactory.getLogger(TicketIndexer.class);

    /** Number of changed tickets read from the database at a time. */
    private static final int PAGE_SIZE = 200;

    /** Maximum time in nanoseconds between commits; changes since the last one are read again after a crash. */
    private static final long COMMIT_INTERVAL = Duration.ofSeconds(30).toNanos();

    private static final int COMMIT_AFTER_TICKETS = 5_000;

    /** How long a search waits for an index that is being opened. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(3);

    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(10);

    private final SearchSettings settings;
    private final ChangeSequence database;
    private final TicketChangeLog changes;
    private final SearchableTicketStore store;
    private final TransactionTemplate readTransaction;
    private volatile TicketIndex index;
    private volatile TicketIndexBuilder builder;
    private volatile CountDownLatch opened = new CountDownLatch(1);
    private volatile boolean closing;
    private volatile long rebuildStartedAt;
    private Thread opening;
    private ProcessFolder processFolder;
    private int uncommitted;
    private long committedAt = System.nanoTime();

    TicketIndexer(
            SearchSettings settings,
            ChangeSequence database,
            TicketChangeLog changes,
            SearchableTicketStore store,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.database = database;
        this.changes = changes;
        this.store = store;
        // Reads committed data only: an uncommitted ticket must not be found.
        this.readTransaction = new TransactionTemplate(transactions);
        this.readTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.readTransaction.setReadOnly(true);
    }

    /** Opens or rebuilds the index in a thread of its own, unless it is open or being opened. */
    synchronized void openInBackground() {
        if (index == null && !closing && (opening == null || !opening.isAlive())) {
            opening = new Thread(this::open, "ticket-index");
            opening.setDaemon(true);
            opening.start();
        }
    }

    private void open() {
        try {
            var log = changes.current();
            var existing = openExisting(log);
            if (existing != null) {
                catchUp(existing, log);
            }
            var usable = existing == null ? rebuild() : existing;
            if (usable != null) {
                index = usable;
                opened.countDown();
            }
        } catch (IOException | RuntimeException e) {
            if (!closing) {
                LOG.error("The index of tickets cannot be opened; the next attempt follows", e);
            }
        }
    }

    private TicketIndex openExisting(TicketChangeLog.LogState log) {
        try {
            return TicketIndex.open(path(), database.databaseId(), log).orElse(null);
        } catch (IOException | RuntimeException broken) {
            LOG.warn("The index of tickets is corrupt and is rebuilt", broken);
            return null;
        }
    }

    private TicketIndex rebuild() throws IOException {
        FileSystemUtils.deleteRecursively(path());
        rebuildStartedAt = System.nanoTime();
        var log = changes.current();
        var rebuilt = TicketIndex.create(path(), database.databaseId());
        try {
            builder = new TicketIndexBuilder(store, rebuilt, () -> closing);
            LOG.info("The index of tickets is rebuilt");
            builder.build();
            if (closing) {
                rebuilt.close();
                return null;
            }
            rebuilt.completeRebuild(log.last());
            LOG.info(
                    "The index of tickets contains {} tickets after {} s",
                    builder.progress().indexed(),
                    Duration.ofNanos(System.nanoTime() - rebuildStartedAt).toSeconds());
            return rebuilt;
        } catch (IOException | RuntimeException e) {
            closeQuietly(rebuilt);
            throw e;
        } finally {
            builder = null;
        }
    }

    /** Searches the index after it has taken in all committed changes. */
    <T> T search(IndexSearch<T> search) {
        var current = awaitIndex();
        try {
            catchUp(current, changes.current());
            return current.search(search);
        } catch (IOException | AlreadyClosedException broken) {
            discard(current, broken);
            throw unavailable();
        }
    }

    /** Takes in committed changes if the index is open. */
    void catchUp() {
        var current = index;
        if (current == null) {
            openInBackground();
            return;
        }
        try {
            catchUp(current, changes.current());
        } catch (IOException | AlreadyClosedException broken) {
            discard(current, broken);
        }
    }

    IndexProgress progress() {
        var running = builder;
        if (running != null) {
            return running.progress();
        }
        return new IndexProgress(index != null, 0, 0);
    }

    private TicketIndex awaitIndex() {
        if (index == null) {
            openInBackground();
            try {
                opened.await(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        var current = index;
        if (current == null) {
            throw unavailable();
        }
        return current;
    }

    private TicketIndexUnavailable unavailable() {
        var progress = progress();
        return new TicketIndexUnavailable(progress, remaining(progress));
    }

    /** The estimated rest of a rebuild. */
    private Duration remaining(IndexProgress progress) {
        if (progress.indexed() == 0) {
            return DEFAULT_RETRY;
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - rebuildStartedAt);
        return Duration.ofMillis(elapsed.toMillis() * (progress.total() - progress.indexed()) / progress.indexed());
    }

    private void catchUp(TicketIndex current, TicketChangeLog.LogState log) throws IOException {
        if (current.position() >= log.last()) {
            return;
        }
        synchronized (current) {
            if (current.position() < log.last()) {
                if (current.position() < log.purged()) {
                    throw new IOException("changes up to %d are deleted".formatted(log.purged()));
                }
                update(current);
                current.refresh(log.last());
                if (uncommitted >= COMMIT_AFTER_TICKETS || System.nanoTime() - committedAt > COMMIT_INTERVAL) {
                    commit(current);
                }
            }
        }
    }

    private void update(TicketIndex current) throws IOException {
        try {
            readTransaction.executeWithoutResult(transaction -> {
                var numbers = new ArrayList<>(changes.changedAfter(current.position()));
                for (int from = 0; from < numbers.size(); from += PAGE_SIZE) {
                    update(current, numbers.subList(from, Math.min(numbers.size(), from + PAGE_SIZE)));
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void update(TicketIndex current, List<String> numbers) {
        try {
            var missing = new HashSet<>(numbers);
            for (var ticket : store.find(numbers)) {
                current.update(ticket);
                missing.remove(ticket.number());
            }
            for (var number : missing) {
                current.delete(number);
            }
            uncommitted += numbers.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void commit(TicketIndex current) throws IOException {
        current.commit();
        uncommitted = 0;
        committedAt = System.nanoTime();
    }

    /** Closes a corrupt index and rebuilds it in the background. */
    private synchronized void discard(TicketIndex broken, Exception cause) {
        if (index != broken || closing) {
            return;
        }
        LOG.warn("The index of tickets is corrupt and is rebuilt", cause);
        index = null;
        opened = new CountDownLatch(1);
        closeQuietly(broken);
        FileSystemUtils.deleteRecursively(path().toFile());
        openInBackground();
    }

    private static void closeQuietly(TicketIndex broken) {
        try {
            broken.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("A corrupt index could not be closed", e);
        }
    }

    private synchronized Path path() {
        try {
            if (processFolder == null) {
                processFolder = ProcessFolder.acquire(Path.of(settings.indexFolder(), "tickets"));
            }
            return processFolder.path().resolve("index");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the index of tickets", e);
        }
    }

    @PreDestroy
    void close() throws IOException, InterruptedException {
        closing = true;
        Thread running;
        synchronized (this) {
            running = opening;
        }
        if (running != null) {
            running.join(Duration.ofSeconds(30).toMillis());
        }
        var current = index;
        index = null;
        if (current != null) {
            synchronized (current) {
                commit(current);
                current.close();
            }
        }
        if (processFolder != null) {
            processFolder.close();
        }
    }
}
