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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.FileSystemUtils;

/**
 * The index of this process. Before a search it takes in all changes that any process has committed. It is opened, and
 * rebuilt if it is missing or unusable, by a thread of its own; until then a search throws {@link TicketIndexUnavailable}.
 */
@Component
class TicketIndexer {

    private static final Logger LOG = LoggerFactory.getLogger(TicketIndexer.class);

    /** How long a search waits for an index that is being opened. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(3);

    /** A rebuild of more tickets is not worth waiting for. */
    private static final int MAX_AWAITED_TICKETS = 20_000;

    /** Time between attempts to open an index that cannot be opened. */
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(30);

    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(10);
    private static final Duration MAX_RETRY = Duration.ofMinutes(10);

    private final SearchSettings settings;
    private final ChangeSequence database;
    private final TicketChangeLog changes;
    private final SearchableTicketStore store;
    private final TicketIndexUpdater updater;
    private volatile TicketIndex index;
    private volatile TicketIndexBuilder builder;
    private volatile CountDownLatch opened = new CountDownLatch(1);
    private volatile boolean closing;
    private volatile long rebuildStartedAt;
    private volatile long nextAttempt = System.nanoTime();
    private Thread opening;
    private ProcessFolder processFolder;

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
        this.updater = new TicketIndexUpdater(changes, store, transactions);
    }

    /** Opens or rebuilds the index in a thread of its own, unless it is open or being opened. */
    synchronized void openInBackground() {
        var running = opening != null && opening.isAlive();
        if (index == null && !closing && !running && System.nanoTime() >= nextAttempt) {
            opening = new Thread(this::open, "ticket-index");
            opening.setDaemon(true);
            opening.start();
        }
    }

    private void open() {
        try {
            var existing = openExisting();
            var usable = existing == null ? rebuild() : existing;
            if (usable != null) {
                index = usable;
                opened.countDown();
            }
        } catch (IOException | RuntimeException | Error e) {
            nextAttempt = System.nanoTime() + RETRY_INTERVAL.toNanos();
            if (!closing) {
                LOG.error("The index of tickets cannot be opened; next attempt in {} s", RETRY_INTERVAL.toSeconds(), e);
            }
        }
    }

    /** The index of an earlier run with all changes since then; null if it is unusable. */
    private TicketIndex openExisting() {
        TicketIndex existing = null;
        try {
            var log = changes.current();
            existing = TicketIndex.open(path(), database.databaseId(), log).orElse(null);
            if (existing != null) {
                updater.catchUp(existing, log);
            }
            return existing;
        } catch (IOException | AlreadyClosedException broken) {
            LOG.warn("The index of tickets is corrupt and is rebuilt", broken);
            closeQuietly(existing);
            return null;
        } catch (RuntimeException e) {
            closeQuietly(existing);
            throw e;
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
        } catch (IOException | RuntimeException | Error e) {
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
            return search(current, search);
        } catch (IOException | AlreadyClosedException broken) {
            discard(current, broken);
        }
        var rebuilt = awaitIndex();
        try {
            return search(rebuilt, search);
        } catch (IOException | AlreadyClosedException broken) {
            discard(rebuilt, broken);
            throw unavailable();
        }
    }

    private <T> T search(TicketIndex current, IndexSearch<T> search) throws IOException {
        updater.catchUp(current, changes.current());
        return current.search(search);
    }

    /** Takes in committed changes if the index is open. */
    void catchUp() {
        var current = index;
        if (current == null) {
            openInBackground();
            return;
        }
        try {
            updater.catchUp(current, changes.current());
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
            if (progress().total() > MAX_AWAITED_TICKETS) {
                throw unavailable();
            }
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
        var rest = elapsed.multipliedBy(progress.total() - progress.indexed()).dividedBy(progress.indexed());
        return rest.compareTo(MAX_RETRY) < 0 ? rest : MAX_RETRY;
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
        if (broken == null) {
            return;
        }
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
                updater.commit(current);
                current.close();
            }
        }
        if (processFolder != null) {
            processFolder.close();
        }
    }
}
