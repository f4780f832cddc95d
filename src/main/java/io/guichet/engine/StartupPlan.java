package io.guichet.engine;

import io.guichet.check.ModelFile;
import io.guichet.engine.DeploymentSettings.ConflictPolicy;
import io.guichet.model.FileDrift;
import io.guichet.model.FileDrift.DriftState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which files of the working folder are deployed at start, and which deployed versions are kept instead. */
record StartupPlan(List<FileDrift> drifts, DeploymentSettings settings) {

    /** The files to be deployed. */
    List<FileDrift> taken() {
        return drifts.stream()
                .filter(drift -> drift.fileSha256() != null && isTaken(drift))
                .toList();
    }

    /** The deployed versions that apply no more, because their file is gone. */
    List<FileDrift> removed() {
        return drifts.stream()
                .filter(drift -> drift.fileSha256() == null && isTaken(drift))
                .toList();
    }

    private boolean isTaken(FileDrift drift) {
        if (drift.fileSha256() == null && !drift.isRemovable()) {
            return false;
        }
        return switch (drift.state()) {
            case UNCHANGED -> false;
            case FILE_NEWER -> true;
            case DEPLOYED_NEWER -> settings.take().contains(drift.path());
            case CONFLICT, FILE_REMOVED ->
                settings.onConflict() == ConflictPolicy.TAKE || settings.take().contains(drift.path());
        };
    }

    /** The deployed versions that differ from their file and go on to apply. */
    List<FileDrift> kept() {
        return drifts.stream()
                .filter(drift -> drift.state() == DriftState.DEPLOYED_NEWER || drift.needsDecision())
                .filter(drift -> !isTaken(drift))
                .toList();
    }

    /** The deployed versions that are kept although the file has changed as well, or is gone. */
    List<FileDrift> keptByDecision() {
        return kept().stream().filter(FileDrift::needsDecision).toList();
    }

    /** The brands of the working folder and those that are deployed. */
    List<String> brands() {
        return drifts.stream()
                .map(FileDrift::path)
                .filter(path -> path.endsWith("/brand.yaml"))
                .map(path -> ModelFile.at(path, new byte[0]).brand())
                .toList();
    }

    /** These files by the brand that owns them; the shared ones, whose brand is null, first. */
    Map<String, List<FileDrift>> byOwner(List<FileDrift> files) {
        var brands = brands();
        var byOwner = new TreeMap<String, List<FileDrift>>(Comparator.nullsFirst(Comparator.naturalOrder()));
        for (var file : files) {
            var owner = ModelFile.at(file.path(), new byte[0]).owner(brands);
            byOwner.computeIfAbsent(owner, none -> new ArrayList<>()).add(file);
        }
        return byOwner;
    }

    /** The conflicts by which the desk does not start. */
    List<FileDrift> refused() {
        return settings.onConflict() == ConflictPolicy.REFUSE ? keptByDecision() : List.of();
    }
}
