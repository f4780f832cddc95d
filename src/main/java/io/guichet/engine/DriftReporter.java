package io.guichet.engine;

import io.guichet.check.FileDifferenceFormatter;
import io.guichet.check.FileDifferences;
import io.guichet.check.ModelFile;
import io.guichet.model.CurrentFile;
import io.guichet.model.FileDrift;
import io.guichet.model.FileDrift.DriftState;
import io.guichet.model.FileDrifts;
import io.guichet.model.FileVersions;
import io.guichet.web.StartRefused;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Logs at start which files and deployed versions differ, and refuses conflicts if the settings say so. */
@Component
class DriftReporter {

    private static final Logger LOG = LoggerFactory.getLogger(DriftReporter.class);

    /** More differences of one file are counted, not listed. */
    private static final int MAX_LINES = 20;

    private final FileDrifts drifts;
    private final FileVersions versions;
    private final FileDifferenceFormatter formatter;

    DriftReporter(FileDrifts drifts, FileVersions versions, FileDifferenceFormatter formatter) {
        this.drifts = drifts;
        this.versions = versions;
        this.formatter = formatter;
    }

    void report(StartupPlan plan) {
        plan.kept().forEach(drift -> LOG.warn("{}", keptText(drift)));
        plan.removed()
                .forEach(drift -> LOG.warn(
                        "{} is gone from the working folder; its deployed version {} applies no more.",
                        drift.path(),
                        drift.deployed().version()));
        plan.taken().stream()
                .filter(drift -> drift.state() == DriftState.CONFLICT || drift.state() == DriftState.DEPLOYED_NEWER)
                .forEach(drift -> LOG.warn(
                        "{} replaces version {}, which somebody has deployed.{}",
                        drift.path(),
                        drift.deployed().version(),
                        differences(drift)));
        if (!plan.refused().isEmpty()) {
            throw new StartRefused(plan.refused().stream()
                    .map(drift -> ("%s Start with --guichet.deployment.on-conflict=keep or =take, or with"
                                    + " --guichet.deployment.take=%s.%s")
                            .formatted(conflictText(drift), drift.path(), differences(drift)))
                    .collect(Collectors.joining("\n")));
        }
    }

    private String keptText(FileDrift drift) {
        var version = drift.deployed().version();
        if (drift.needsDecision()) {
            return "%s The deployed version is kept.%s".formatted(conflictText(drift), differences(drift));
        }
        return drift.fileSha256() == null
                ? "Version %d of %s applies; the working folder has no such file.".formatted(version, drift.path())
                : "Version %d of %s was deployed later and is kept.%s"
                        .formatted(version, drift.path(), differences(drift));
    }

    private static String conflictText(FileDrift drift) {
        var version = drift.deployed().version();
        if (drift.fileSha256() != null) {
            return "%s was changed, and so was its deployed version %d.".formatted(drift.path(), version);
        }
        return drift.state() == DriftState.FILE_REMOVED
                ? "%s is gone from the working folder; its deployed version is %d.".formatted(drift.path(), version)
                : "%s is gone from the working folder, and its deployed version %d was changed."
                        .formatted(drift.path(), version);
    }

    /** The difference in words, a line each, indented; empty without a file. */
    private String differences(FileDrift drift) {
        if (drift.fileSha256() == null) {
            return "";
        }
        var file = drifts.file(drift.path()).orElseThrow();
        var deployed = versions.read(java.util.List.of(drift.deployed())).stream()
                .findFirst()
                .map(CurrentFile::content)
                .orElse(new byte[0]);
        var lines =
                FileDifferences.between(ModelFile.at(drift.path(), file), ModelFile.at(drift.path(), deployed)).stream()
                        .map(difference -> formatter.line(difference, Locale.ENGLISH))
                        .toList();
        var shown = lines.stream().limit(MAX_LINES).map(line -> "\n  " + line).collect(Collectors.joining());
        return lines.size() > MAX_LINES ? shown + "\n  and " + (lines.size() - MAX_LINES) + " more" : shown;
    }
}
