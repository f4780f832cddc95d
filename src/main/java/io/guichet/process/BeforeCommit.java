package io.guichet.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs callbacks before commit, after the engine has flushed its own rows. They run within the transaction and without
 * the current user's authorizations.
 */
@Component
class BeforeCommit {

    private final IdentityService identities;

    BeforeCommit(IdentityService identities) {
        this.identities = identities;
    }

    /** Runs the callback once before commit, however often it is registered with the same key. */
    void runOnce(Object key, Runnable callback) {
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(PendingCallbacks.class::isInstance)
                .map(PendingCallbacks.class::cast)
                .findFirst()
                .orElseGet(this::register)
                .callbacks
                .put(key, callback);
    }

    private PendingCallbacks register() {
        var pending = new PendingCallbacks();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private final class PendingCallbacks implements TransactionSynchronization {

        private final Map<Object, Runnable> callbacks = new LinkedHashMap<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            var authentication = identities.getCurrentAuthentication();
            identities.clearAuthentication();
            try {
                while (!callbacks.isEmpty()) {
                    callbacks.remove(callbacks.keySet().iterator().next()).run();
                }
            } finally {
                if (authentication != null) {
                    identities.setAuthentication(authentication);
                }
            }
        }
    }
}
