package io.guichet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes committed changes into the index of this process. */
final class TicketIndexUpdater {

    /** Number of changed tickets read from the database at a time. */
    private static final int PAGE_SIZE = 200;

    /** Maximum time in nanoseconds between commits; changes since the last one are read again after a crash. */
    private static final long COMMIT_INTERVAL = Duration.ofSeconds(30).toNanos();

    private static final int COMMIT_AFTER_TICKETS = 5_000;

    private final TicketChangeLog changes;
    private final SearchableTicketStore store;
    private final TransactionTemplate readTransaction;
    private int uncommitted;
    private long committedAt = System.nanoTime();

    TicketIndexUpdater(TicketChangeLog changes, SearchableTicketStore store, PlatformTransactionManager transactions) {
        this.changes = changes;
        this.store = store;
        // Reads committed data only: an uncommitted ticket must not be found.
        this.readTransaction = new TransactionTemplate(transactions);
        this.readTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.readTransaction.setReadOnly(true);
    }

    /** Indexes the tickets that changed since the last time. Throws {@link IOException} if some changes are deleted. */
    void catchUp(TicketIndex current, TicketChangeLog.LogState log) throws IOException {
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

    /** Makes the searchable state of an index durable. */
    void commit(TicketIndex current) throws IOException {
        current.commit();
        uncommitted = 0;
        committedAt = System.nanoTime();
    }
}
