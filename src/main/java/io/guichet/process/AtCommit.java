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
class AtCommit {

    private final IdentityService identities;

    AtCommit(IdentityService identities) {
        this.identities = identities;
    }

    /** Does this at the end of the present transaction, once for everything with the same key. */
    void once(Object key, Runnable work) {
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Waiting.class::isInstance)
                .map(Waiting.class::cast)
                .findFirst()
                .orElseGet(this::registered)
                .works
                .put(key, work);
    }

    private Waiting registered() {
        var waiting = new Waiting();
        TransactionSynchronizationManager.registerSynchronization(waiting);
        return waiting;
    }

    private final class Waiting implements TransactionSynchronization {

        private final Map<Object, Runnable> works = new LinkedHashMap<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            var person = identities.getCurrentAuthentication();
            identities.clearAuthentication();
            try {
                while (!works.isEmpty()) {
                    works.remove(works.keySet().iterator().next()).run();
                }
            } finally {
                if (person != null) {
                    identities.setAuthentication(person);
                }
            }
        }
    }
}
