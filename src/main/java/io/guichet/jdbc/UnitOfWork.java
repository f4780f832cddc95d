package io.guichet.jdbc;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the running transaction has read and must not read again, and what it does before it commits: first the work that may
 * change more, then the writes. Without a transaction nothing is kept and writes are made at once.
 */
@Component
public class UnitOfWork {

    /** The value of that key in this transaction; the supplier gives the first one, and may use other keys. */
    @SuppressWarnings("unchecked")
    public <T> T value(Object key, Supplier<T> initial) {
        if (!isActive()) {
            return initial.get();
        }
        var values = current().values;
        if (!values.containsKey(key)) {
            values.put(key, initial.get());
        }
        return (T) values.get(key);
    }

    /** The same in a transaction that only reads; any other one reads anew, because others may change what it has not locked. */
    public <T> T valueWhileReading(Object key, Supplier<T> initial) {
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly() ? value(key, initial) : initial.get();
    }

    /** Forgets the value of that key, which has changed. */
    public void forget(Object key) {
        if (isActive()) {
            current().values.remove(key);
        }
    }

    /** Does this before the transaction commits, once for each key; it may change more. Requires a transaction. */
    public void workBeforeCommit(Object key, Runnable work) {
        current().work.put(key, work);
    }

    /** Writes this when all work is done, once for each key. */
    public void writeBeforeCommit(Object key, Runnable write) {
        if (isActive()) {
            current().writes.putIfAbsent(key, write);
        } else {
            write.run();
        }
    }

    /** Makes a pending write now, for a query that reads it. */
    public void write(Object key) {
        if (isActive() && current().writes.containsKey(key)) {
            current().writes.remove(key).run();
        }
    }

    /** Does the pending work and writes now, so that a trial run sees them before it is rolled back. */
    public void completeNow() {
        current().beforeCommit(false);
    }

    private static boolean isActive() {
        return TransactionSynchronizationManager.isSynchronizationActive();
    }

    private Transaction current() {
        var bound = (Transaction) TransactionSynchronizationManager.getResource(this);
        if (bound == null) {
            bound = new Transaction();
            TransactionSynchronizationManager.registerSynchronization(bound);
            TransactionSynchronizationManager.bindResource(this, bound);
        }
        return bound;
    }

    private final class Transaction implements TransactionSynchronization {

        private final Map<Object, Object> values = new HashMap<>();
        private final Map<Object, Runnable> work = new LinkedHashMap<>();
        private final Map<Object, Runnable> writes = new LinkedHashMap<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(UnitOfWork.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(UnitOfWork.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            while (!work.isEmpty() || !writes.isEmpty()) {
                runFirst(work.isEmpty() ? writes : work);
            }
        }

        private static void runFirst(Map<Object, Runnable> callbacks) {
            callbacks.remove(callbacks.keySet().iterator().next()).run();
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResource(UnitOfWork.this);
        }
    }
}
