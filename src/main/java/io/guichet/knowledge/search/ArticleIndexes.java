package io.guichet.knowledge.search;

import io.guichet.knowledge.ArticleStore;
import io.guichet.knowledge.Articles.ArticlesChanged;
import io.guichet.knowledge.ChangeSequence;
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
 * The indexes of this process, one per brand. Before a search an index takes in all changes that any process has
 * committed; a missing or corrupt index is rebuilt.
 */
@Component
class ArticleIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(ArticleIndexes.class);

    /** Number of articles read from the database at a time. */
    private static final int PAGE_SIZE = 200;

    /** Maximum time in nanoseconds between commits; changes since the last one are read again after a crash. */
    private static final long COMMIT_INTERVAL = Duration.ofSeconds(30).toNanos();

    private static final int COMMIT_AFTER_ARTICLES = 1_000;

    private final SearchSettings settings;
    private final ChangeSequence changeSequence;
    private final ArticleStore store;
    private final TransactionTemplate readTransaction;
    private final Map<String, BrandIndex> brandIndexes = new ConcurrentHashMap<>();
    private ProcessFolder processFolder;

    ArticleIndexes(
            SearchSettings settings,
            ChangeSequence changeSequence,
            ArticleStore store,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.changeSequence = changeSequence;
        this.store = store;
        // Reads committed data only: an uncommitted article must not be found.
        this.readTransaction = new TransactionTemplate(transactions);
        this.readTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.readTransaction.setReadOnly(true);
    }

    /** A brand's index and its uncommitted state. */
    private static final class BrandIndex {
        private ArticleIndex index;
        private int uncommitted;
        private long committedAt = System.nanoTime();
    }

    /** Searches a brand's index, which includes at least that change. */
    List<SearchHit> search(String brand, SearchRequest request, Synonyms synonyms, long changeNumber) {
        try {
            var index = current(brand, changeNumber);
            try {
                return index.search(request, synonyms);
            } catch (IOException | AlreadyClosedException broken) {
                return rebuild(brand, index, broken).search(request, synonyms);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index of " + brand + " cannot be built", e);
        }
    }

    @TransactionalEventListener
    void indexChanges(ArticlesChanged event) {
        try {
            current(event.brand(), changeSequence.last());
        } catch (IOException | RuntimeException e) {
            // The articles are saved; the next search indexes them.
            LOG.warn("The index of {} could not be updated", event.brand(), e);
        }
    }

    private ArticleIndex current(String brand, long changeNumber) throws IOException {
        var brandIndex = brandIndexes.computeIfAbsent(brand, any -> new BrandIndex());
        var index = brandIndex.index;
        if (index != null && index.indexedChange() >= changeNumber) {
            return index;
        }
        synchronized (brandIndex) {
            try {
                catchUp(brand, brandIndex);
                return brandIndex.index;
            } catch (IOException | AlreadyClosedException broken) {
                return rebuild(brand, brandIndex.index, broken);
            }
        }
    }

    private ArticleIndex rebuild(String brand, ArticleIndex index, Exception broken) throws IOException {
        var brandIndex = brandIndexes.get(brand);
        synchronized (brandIndex) {
            if (brandIndex.index != index) {
                return brandIndex.index;
            }
            LOG.warn("The index of {} is corrupt and is rebuilt", brand, broken);
            close(brandIndex);
            FileSystemUtils.deleteRecursively(path(brand));
            catchUp(brand, brandIndex);
            return brandIndex.index;
        }
    }

    private void catchUp(String brand, BrandIndex brandIndex) throws IOException {
        try {
            readTransaction.executeWithoutResult(transaction -> {
                try {
                    indexChanges(brand, brandIndex);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void indexChanges(String brand, BrandIndex brandIndex) throws IOException {
        var last = changeSequence.last();
        if (brandIndex.index == null) {
            brandIndex.index = ArticleIndex.open(path(brand), changeSequence.databaseId(), last);
        }
        var indexedChange = brandIndex.index.indexedChange();
        if (indexedChange > 0 && indexedChange >= last) {
            return;
        }
        for (var page = store.changedAfter(brand, indexedChange, PAGE_SIZE); !page.isEmpty(); ) {
            for (var article : page) {
                brandIndex.index.update(article);
                brandIndex.uncommitted++;
            }
            page = store.changedAfter(brand, page.get(page.size() - 1).changeNumber(), PAGE_SIZE);
        }
        brandIndex.index.refresh(last);
        if (brandIndex.uncommitted >= COMMIT_AFTER_ARTICLES
                || System.nanoTime() - brandIndex.committedAt > COMMIT_INTERVAL) {
            commit(brandIndex);
        }
    }

    private static void commit(BrandIndex brandIndex) throws IOException {
        brandIndex.index.commit();
        brandIndex.uncommitted = 0;
        brandIndex.committedAt = System.nanoTime();
    }

    private synchronized Path path(String brand) {
        try {
            if (processFolder == null) {
                processFolder = ProcessFolder.acquire(Path.of(settings.indexFolder()));
            }
            return processFolder.path().resolve(brand);
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the search index", e);
        }
    }

    private static void close(BrandIndex brandIndex) {
        if (brandIndex.index == null) {
            return;
        }
        try {
            brandIndex.index.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("A corrupt index could not be closed", e);
        }
        brandIndex.index = null;
    }

    @PreDestroy
    void close() throws IOException {
        for (var brandIndex : brandIndexes.values()) {
            synchronized (brandIndex) {
                if (brandIndex.index != null) {
                    commit(brandIndex);
                    close(brandIndex);
                }
            }
        }
        if (processFolder != null) {
            processFolder.close();
        }
    }
}
