package io.guichet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty index with all tickets: one thread reads pages from the database, one per processor analyses them. */
final class TicketIndexBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(TicketIndexBuilder.class);

    /** Number of tickets read from the database at a time. */
    private static final int PAGE_SIZE = 500;

    /** Number of pages that wait for their analysis. */
    private static final int MAX_WAITING_PAGES = 4;

    private static final long LOG_INTERVAL = 50_000;

    private final SearchableTicketStore store;
    private final TicketIndex index;
    private final BooleanSupplier cancelled;
    private final AtomicLong indexed = new AtomicLong();
    private volatile long total;

    TicketIndexBuilder(SearchableTicketStore store, TicketIndex index, BooleanSupplier cancelled) {
        this.store = store;
        this.index = index;
        this.cancelled = cancelled;
    }

    IndexProgress progress() {
        return new IndexProgress(false, indexed.get(), total);
    }

    /** Adds all tickets, unless it is cancelled before. */
    void build() throws IOException {
        total = store.count();
        var analysers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        var waiting = new LinkedBlockingDeque<Future<?>>();
        try {
            SearchableTicket last = null;
            for (var page = store.pageAfter(last, PAGE_SIZE);
                    !page.isEmpty() && !cancelled.getAsBoolean();
                    page = store.pageAfter(last, PAGE_SIZE)) {
                var tickets = page;
                waiting.add(analysers.submit(() -> add(tickets)));
                if (waiting.size() > MAX_WAITING_PAGES) {
                    await(waiting.remove());
                }
                last = page.get(page.size() - 1);
            }
            while (!waiting.isEmpty()) {
                await(waiting.remove());
            }
        } finally {
            analysers.shutdownNow();
        }
    }

    private void add(List<SearchableTicket> tickets) {
        try {
            for (var ticket : tickets) {
                index.add(ticket);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var before = indexed.getAndAdd(tickets.size());
        if (before / LOG_INTERVAL != (before + tickets.size()) / LOG_INTERVAL) {
            LOG.info("{} of {} tickets are indexed", before + tickets.size(), total);
        }
    }

    private static void await(Future<?> page) throws IOException {
        try {
            page.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("A page of tickets cannot be indexed", e.getCause());
        }
    }
}
