package io.guichet.engine;

import io.guichet.engine.DeploymentSettings.ConflictPolicy;
import io.guichet.model.FileDrift;
import io.guichet.model.FileDrift.DriftState;
import java.util.List;

/** Which files of the working folder are deployed at start, and which deployed versions are kept instead. */
record StartupPlan(List<FileDrift> drifts, DeploymentSettings settings) {

    /** The files to be deployed. */
    List<FileDrift> taken() {
        return drifts.stream().filter(this::isTaken).toList();
    }

    private boolean isTaken(FileDrift drift) {
        return switch (drift.state()) {
            case UNCHANGED -> false;
            case FILE_NEWER -> true;
            case DEPLOYED_NEWER -> drift.fileSha256() != null && settings.take().contains(drift.path());
            case CONFLICT ->
                settings.onConflict() == ConflictPolicy.TAKE || settings.take().contains(drift.path());
        };
    }

    /** The deployed versions that differ from their file and go on to apply. */
    List<FileDrift> kept() {
        return drifts.stream()
                .filter(drift -> drift.state() == DriftState.DEPLOYED_NEWER || drift.state() == DriftState.CONFLICT)
                .filter(drift -> !isTaken(drift))
                .toList();
    }

    /** The conflicts by which the desk does not start. */
    List<FileDrift> refused() {
        return settings.onConflict() == ConflictPolicy.REFUSE
                ? kept().stream()
                        .filter(drift -> drift.state() == DriftState.CONFLICT)
                        .toList()
                : List.of();
    }
}
