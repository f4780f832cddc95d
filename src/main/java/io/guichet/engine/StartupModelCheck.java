package io.guichet.engine;

import io.guichet.check.ModelChecks;
import io.guichet.check.ModelFinding;
import io.guichet.check.ModelFindingFormatter;
import io.guichet.check.ModelSet;
import io.guichet.model.ComputedEarly;
import io.guichet.model.ModelFiles;
import io.guichet.web.StartRefused;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Checks the files of the working folder before any of them is deployed. The desk does not start with an error. */
@Component
class StartupModelCheck {

    private final ModelChecks checks;
    private final ModelFindingFormatter formatter;
    private final ComputedEarly<ModelSet> files;

    /** Begins with the tables, which take the longest, while the application starts. */
    StartupModelCheck(ModelFiles folders, ModelChecks checks, ModelFindingFormatter formatter) {
        this.checks = checks;
        this.formatter = formatter;
        this.files = ComputedEarly.begin("model-check", () -> {
            var set = ModelSet.of(folders);
            checks.checkTables(set);
            return set;
        });
    }

    void run() {
        var errors =
                checks.check(files.get()).stream().filter(ModelFinding::isError).toList();
        if (!errors.isEmpty()) {
            throw new StartRefused(errors.stream()
                    .map(error -> "%s (%s)".formatted(formatter.line(error, Locale.ENGLISH), error.file()))
                    .collect(Collectors.joining("\n")));
        }
    }
}
