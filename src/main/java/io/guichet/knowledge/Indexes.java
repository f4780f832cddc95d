package io.guichet.knowledge;

import io.guichet.knowledge.Articles.ArticlesWritten;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The indexes of this process, one a brand. Before one of them answers it takes in what was committed to the database since,
 * by whichever process; one that is missing or broken is made again.
 */
@Component
class Indexes {

    private static final Logger LOG = LoggerFactory.getLogger(Indexes.class);

    /** Articles are read from the database by so many. */
    private static final int PAGE = 200;

    /** A process that is killed reads the changes of this long, or of so many articles, once more. */
    private static final long KEPT_AFTER = Duration.ofSeconds(30).toNanos();

    private static final int KEPT_AFTER_ARTICLES = 1_000;

    private final SearchSettings settings;
    private final Changes changes;
    private final ArticleStore store;
    private final TransactionTemplate apart;
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private OwnFolder folder;

    Indexes(SearchSettings settings, Changes changes, ArticleStore store, PlatformTransactionManager transactions) {
        this.settings = settings;
        this.changes = changes;
        this.store = store;
        // What is not committed yet must not be found: it may never be.
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.apart.setReadOnly(true);
    }

    /** A brand's index, and what is still to be kept of it. */
    private static final class Shelf {
        private ArticleIndex index;
        private int taken;
        private long keptAt = System.nanoTime();
    }

    /** What the brand's articles have to say, as of that change at least. */
    List<Found> search(String brand, Asked asked, Synonyms synonyms, long change) {
        try {
            var index = present(brand, change);
            try {
                return index.search(asked, synonyms);
            } catch (IOException | AlreadyClosedException broken) {
                return anew(brand, index, broken).search(asked, synonyms);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index of " + brand + " cannot be made", e);
        }
    }

    @TransactionalEventListener
    void takeIn(ArticlesWritten written) {
        try {
            present(written.brand(), changes.last());
        } catch (IOException | RuntimeException e) {
            // They are written; whoever searches next takes them in.
            LOG.warn("The index of {} could not take in what was written", written.brand(), e);
        }
    }

    private ArticleIndex present(String brand, long change) throws IOException {
        var shelf = shelves.computeIfAbsent(brand, any -> new Shelf());
        var index = shelf.index;
        if (index != null && index.seen() >= change) {
            return index;
        }
        synchronized (shelf) {
            try {
                catchUp(brand, shelf);
                return shelf.index;
            } catch (IOException | AlreadyClosedException broken) {
                return anew(brand, shelf.index, broken);
            }
        }
    }

    private ArticleIndex anew(String brand, ArticleIndex index, Exception broken) throws IOException {
        var shelf = shelves.get(brand);
        synchronized (shelf) {
            if (shelf.index != index) {
                return shelf.index;
            }
            LOG.warn("The index of {} is broken and is made again", brand, broken);
            close(shelf);
            FileSystemUtils.deleteRecursively(path(brand));
            catchUp(brand, shelf);
            return shelf.index;
        }
    }

    private void catchUp(String brand, Shelf shelf) throws IOException {
        try {
            apart.executeWithoutResult(transaction -> {
                try {
                    takeIn(brand, shelf);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void takeIn(String brand, Shelf shelf) throws IOException {
        var last = changes.last();
        if (shelf.index == null) {
            shelf.index = ArticleIndex.open(path(brand), changes.library(), last);
        }
        var seen = shelf.index.seen();
        if (seen > 0 && seen >= last) {
            return;
        }
        for (var page = store.changedAfter(brand, seen, PAGE); !page.isEmpty(); ) {
            for (var article : page) {
                shelf.index.take(article);
                shelf.taken++;
            }
            page = store.changedAfter(brand, page.get(page.size() - 1).change(), PAGE);
        }
        shelf.index.show(last);
        if (shelf.taken >= KEPT_AFTER_ARTICLES || System.nanoTime() - shelf.keptAt > KEPT_AFTER) {
            keep(shelf);
        }
    }

    private static void keep(Shelf shelf) throws IOException {
        shelf.index.commit();
        shelf.taken = 0;
        shelf.keptAt = System.nanoTime();
    }

    private synchronized Path path(String brand) {
        try {
            if (folder == null) {
                folder = OwnFolder.below(Path.of(settings.indexFolder()));
            }
            return folder.path().resolve(brand);
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the search's index", e);
        }
    }

    private static void close(Shelf shelf) {
        if (shelf.index == null) {
            return;
        }
        try {
            shelf.index.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("A broken index could not be closed", e);
        }
        shelf.index = null;
    }

    @PreDestroy
    void close() throws IOException {
        for (var shelf : shelves.values()) {
            synchronized (shelf) {
                if (shelf.index != null) {
                    keep(shelf);
                    close(shelf);
                }
            }
        }
        if (folder != null) {
            folder.close();
        }
    }
}
