package io.guichet.engine;

import io.guichet.check.ModelFinding;
import java.util.List;
import java.util.Set;

/** Why the deployment of the current request was refused, for the answer to it. */
final class RefusedDeployment {

    private static final ThreadLocal<RefusedDeployment> CURRENT = new ThreadLocal<>();

    private List<ModelFinding> findings = List.of();
    private Set<String> sent = Set.of();
    private RuntimeException refusal;

    private RefusedDeployment() {}

    /** Begins to remember for the request that this thread answers. */
    static RefusedDeployment open() {
        var opened = new RefusedDeployment();
        CURRENT.set(opened);
        return opened;
    }

    static void close() {
        CURRENT.remove();
    }

    /** @param sent paths of the files that were to be deployed */
    static void record(List<ModelFinding> findings, Set<String> sent) {
        var current = CURRENT.get();
        if (current != null) {
            current.findings = findings;
            current.sent = sent;
        }
    }

    static void record(RuntimeException refusal) {
        var current = CURRENT.get();
        if (current != null) {
            current.refusal = refusal;
        }
    }

    List<ModelFinding> findings() {
        return findings;
    }

    Set<String> sent() {
        return sent;
    }

    /** The named exception by which the user may not deploy; null if they may. */
    RuntimeException refusal() {
        return refusal;
    }
}
