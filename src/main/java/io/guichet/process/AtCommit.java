package io.guichet.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Work that waits for the end of the transaction, when the engine has written its own rows; it still belongs to it. */
final class AtCommit implements TransactionSynchronization {

    private final Map<Object, Runnable> waiting = new LinkedHashMap<>();

    private AtCommit() {}

    /** Does this at the end of the present transaction, once for everything with the same key. */
    static void once(Object key, Runnable work) {
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(AtCommit.class::isInstance)
                .map(AtCommit.class::cast)
                .findFirst()
                .orElseGet(AtCommit::registered)
                .waiting
                .put(key, work);
    }

    private static AtCommit registered() {
        var atCommit = new AtCommit();
        TransactionSynchronizationManager.registerSynchronization(atCommit);
        return atCommit;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        while (!waiting.isEmpty()) {
            waiting.remove(waiting.keySet().iterator().next()).run();
        }
    }
}
