package io.guichet.engine;

import io.guichet.check.InvalidModels;
import io.guichet.check.ModelChecks;
import io.guichet.check.ModelFile;
import io.guichet.check.ModelFinding;
import io.guichet.check.ModelFindingFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.xml.ProblemImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Validates every deployed file before the engine parses it, on every way of deployment, together with what is deployed
 * already. A deployment with an error is refused with file, element and reason, and rolled back as a whole. Running instances
 * are not validated again.
 */
@Component
class DeploymentValidator implements Deployer {

    private static final ThreadLocal<Boolean> CHECKED = new ThreadLocal<>();

    private final ObjectProvider<ModelChecks> checks;
    private final ObjectProvider<DeployedModels> deployed;
    private final ObjectProvider<DeploymentOwnership> ownership;
    private final ObjectProvider<ModelFindingFormatter> formatter;

    DeploymentValidator(
            ObjectProvider<ModelChecks> checks,
            ObjectProvider<DeployedModels> deployed,
            ObjectProvider<DeploymentOwnership> ownership,
            ObjectProvider<ModelFindingFormatter> formatter) {
        this.checks = checks;
        this.deployed = deployed;
        this.ownership = ownership;
        this.formatter = formatter;
    }

    /** Deploys files of which the whole set was checked. */
    static void withoutCheck(Runnable deployment) {
        CHECKED.set(true);
        try {
            deployment.run();
        } finally {
            CHECKED.remove();
        }
    }

    /** Whether this thread deploys files of which the whole set was checked. */
    static boolean isChecked() {
        return CHECKED.get() != null;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew() && !isChecked()) {
            var brand = deployment.getTenantId();
            var drafts = deployment.getResources().values().stream()
                    .map(file -> ModelFile.sent(file.getName(), brand, file.getBytes()))
                    .toList();
            ownership.getObject().require(brand, drafts);
            validate(drafts);
        }
    }

    private void validate(List<ModelFile> drafts) {
        var errors = checks.getObject().check(deployed.getObject().current(), drafts).stream()
                .filter(ModelFinding::isError)
                .toList();
        if (!errors.isEmpty()) {
            var sent = drafts.stream().map(ModelFile::path).collect(Collectors.toSet());
            RefusedDeployment.record(errors, sent);
            throw exception(errors, sent);
        }
    }

    private ParseException exception(List<ModelFinding> errors, Set<String> sent) {
        var texts = formatter.getObject();
        var message =
                errors.stream().map(error -> texts.line(error, Locale.ENGLISH)).collect(Collectors.joining("\n"));
        var problems = errors.stream()
                .map(error -> (Problem)
                        new ProblemImpl(texts.view(error, Locale.ENGLISH).message(), null, error.element()))
                .toList();
        var refused = new ParseException(message, errors.get(0).file(), problems, List.of());
        refused.initCause(new InvalidModels(message, errors, sent));
        return refused;
    }
}
