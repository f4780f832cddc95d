package io.guichet.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work that waits for the end of the transaction, when the engine has written its own rows; it still belongs to it. The desk
 * does it, not the person whose doing it follows: what they may see of the engine does not matter here.
 */
@Component
class BeforeCommit {

    private final IdentityService identities;

    BeforeCommit(IdentityService identities) {
        this.identities = identities;
    }

    /** Does this at the end of the present transaction, once for everything with the same key. */
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
