package io.guichet.engine;

import io.guichet.model.FileDecisions;
import io.guichet.model.FileDecisions.DecisionReason;
import io.guichet.model.FileVersions.DeploymentSource;
import org.springframework.stereotype.Component;

/** Carries out and records, for analysts, what the settings decide at start about files that have changed in both places. */
@Component
class StartupDecisions {

    private final FileDecisions decisions;

    StartupDecisions(FileDecisions decisions) {
        this.decisions = decisions;
    }

    void carryOut(StartupPlan plan) {
        plan.byOwner(plan.keptByDecision())
                .forEach((owner, kept) -> decisions.recordKept(kept, reason(owner, DeploymentSettings.reasonToKeep())));
        plan.byOwner(plan.removed())
                .forEach((owner, removed) ->
                        decisions.remove(removed, reason(owner, plan.settings().reasonToTake())));
    }

    private static DecisionReason reason(String owner, String setting) {
        return new DecisionReason(owner, DeploymentSource.FILE, null, setting);
    }
}
