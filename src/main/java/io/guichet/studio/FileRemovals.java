package io.guichet.studio;

import io.guichet.check.CurrentModels;
import io.guichet.check.InvalidModels;
import io.guichet.check.ModelChecks;
import io.guichet.check.ModelFinding;
import io.guichet.check.ModelFindingFormatter;
import io.guichet.model.FileDecisions;
import io.guichet.model.FileDecisions.DecisionReason;
import io.guichet.model.FileDrift;
import io.guichet.problem.StateConflict;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes files that are gone from the working folder from those that apply, unless the others need them. */
@Component
class FileRemovals {

    private final FileDecisions decisions;
    private final ModelChecks checks;
    private final CurrentModels models;
    private final ModelFindingFormatter formatter;

    FileRemovals(FileDecisions decisions, ModelChecks checks, CurrentModels models, ModelFindingFormatter formatter) {
        this.decisions = decisions;
        this.checks = checks;
        this.models = models;
        this.formatter = formatter;
    }

    /**
     * Lets the deployed version apply no more.
     *
     * @throws InvalidModels with the findings if another file needs it
     * @throws StateConflict if the file is not gone, or is that of a brand
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(FileDrift drift, DecisionReason reason) {
        if (!drift.isRemovable()) {
            throw new StateConflict("%s cannot be removed.".formatted(drift.path()));
        }
        var errors = checks.checkRemoval(models.current(), drift.path()).stream()
                .filter(ModelFinding::isError)
                .toList();
        if (!errors.isEmpty()) {
            var message = errors.stream()
                    .map(error -> formatter.line(error, Locale.ENGLISH))
                    .collect(Collectors.joining("\n"));
            throw new InvalidModels(message, errors, Set.of(drift.path()));
        }
        decisions.remove(List.of(drift), reason);
    }
}
