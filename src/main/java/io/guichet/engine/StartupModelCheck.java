package io.guichet.engine;

import io.guichet.check.ModelChecks;
import io.guichet.check.ModelFile;
import io.guichet.check.ModelFinding;
import io.guichet.check.ModelFindingFormatter;
import io.guichet.check.ModelSet;
import io.guichet.model.ComputedEarly;
import io.guichet.model.FileDrift;
import io.guichet.model.FileVersions;
import io.guichet.model.FileVersions.FileVersion;
import io.guichet.model.ModelFiles;
import io.guichet.web.StartRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Checks all files that will apply before any of them is deployed: those of the working folder, the deployed versions that are
 * kept in their place, and former diagrams with running tickets. The desk does not start with an error.
 */
@Component
class StartupModelCheck {

    private final ModelChecks checks;
    private final ModelFindingFormatter formatter;
    private final FileVersions versions;
    private final RunningVersions running;
    private final ComputedEarly<ModelSet> files;

    /** Begins with the tables, which take the longest, while the application starts. */
    StartupModelCheck(
            ModelFiles folders,
            ModelChecks checks,
            ModelFindingFormatter formatter,
            FileVersions versions,
            RunningVersions running) {
        this.checks = checks;
        this.formatter = formatter;
        this.versions = versions;
        this.running = running;
        this.files = ComputedEarly.begin("model-check", () -> {
            var set = ModelSet.of(folders);
            checks.checkTables(set);
            return set;
        });
    }

    /** @param kept deployed versions that apply in place of their files */
    void run(List<FileDrift> kept) {
        var keptVersions = new HashMap<String, FileVersion>();
        kept.forEach(drift -> keptVersions.put(drift.path(), drift.deployed()));
        var set = files.get();
        if (!kept.isEmpty()) {
            set = set.with(versions.read(keptVersions.values()).stream()
                    .map(file -> ModelFile.at(file.path(), file.content()))
                    .toList());
        }
        var refusals = new ArrayList<String>();
        for (var error : errors(checks.check(set))) {
            refusals.add(line(error) + command(error.file(), keptVersions));
        }
        for (var former : running.former()) {
            for (var error : errors(checks.checkFormer(set, former.file()))) {
                refusals.add(
                        ("%s: version %d, by which %s. Start the former release, move the tickets to another version"
                                        + " (POST /api/tickets/modification), then start this one.")
                                .formatted(line(error), former.version(), former.ticketsText()));
            }
        }
        if (!refusals.isEmpty()) {
            throw new StartRefused(String.join("\n", refusals));
        }
    }

    private static List<ModelFinding> errors(List<ModelFinding> findings) {
        return findings.stream().filter(ModelFinding::isError).toList();
    }

    private String line(ModelFinding error) {
        return "%s (%s)".formatted(formatter.line(error, Locale.ENGLISH), error.file());
    }

    /** How to start in spite of a kept version that fails. */
    private static String command(String file, Map<String, FileVersion> kept) {
        var version = kept.get(file);
        return version == null
                ? ""
                : ": version %d, which was deployed later. Start with --guichet.deployment.take=%s to replace it with the file."
                        .formatted(version.version(), file);
    }
}
