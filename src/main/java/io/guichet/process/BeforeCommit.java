package io.guichet.process;

import io.guichet.jdbc.UnitOfWork;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/**
 * Runs callbacks before commit, after the engine has flushed its own rows. They run within the transaction and without
 * the current user's authorizations.
 */
@Component
class BeforeCommit {

    private final UnitOfWork unitOfWork;
    private final IdentityService identities;

    BeforeCommit(UnitOfWork unitOfWork, IdentityService identities) {
        this.unitOfWork = unitOfWork;
        this.identities = identities;
    }

    /** Runs the callback once before commit, however often it is registered with the same key. */
    void runOnce(Object key, Runnable callback) {
        unitOfWork.workBeforeCommit(key, () -> runWithoutAuthentication(callback));
    }

    private void runWithoutAuthentication(Runnable callback) {
        var authentication = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            callback.run();
        } finally {
            if (authentication != null) {
                identities.setAuthentication(authentication);
            }
        }
    }
}
