package io.guichet.check;

import io.guichet.problem.UnfulfillableRequest;
import java.util.List;
import java.util.Set;

/** Files were not deployed because they break rules. */
public class InvalidModels extends UnfulfillableRequest {

    private final transient List<ModelFinding> findings;
    private final transient Set<String> sent;

    /** @param sent paths of the files that were to be deployed */
    public InvalidModels(String message, List<ModelFinding> findings, Set<String> sent) {
        super(message);
        this.findings = List.copyOf(findings);
        this.sent = Set.copyOf(sent);
    }

    public List<ModelFinding> findings() {
        return findings;
    }

    public Set<String> sent() {
        return sent;
    }
}
