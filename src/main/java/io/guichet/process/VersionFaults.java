package io.guichet.process;

import io.guichet.check.CurrentModels;
import io.guichet.check.ModelChecks;
import io.guichet.check.ModelFile;
import io.guichet.check.ModelFinding;
import io.guichet.check.ModelSet;
import io.guichet.form.Forms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is wrong with a version of a diagram on which tickets stand: a version that was deployed before there was a rule
 * against its fault, or whose form or called process is gone. Checked again after each deployment of any node.
 */
@Component
class VersionFaults {

    private final RepositoryService repository;
    private final DeployedDiagrams diagrams;
    private final ModelChecks checks;
    private final CurrentModels models;
    private final Forms forms;
    private final JdbcClient db;
    private Judgement judgement = new Judgement("", null);

    VersionFaults(
            RepositoryService repository,
            DeployedDiagrams diagrams,
            ModelChecks checks,
            CurrentModels models,
            Forms forms,
            JdbcClient db) {
        this.repository = repository;
        this.diagrams = diagrams;
        this.checks = checks;
        this.models = models;
        this.forms = forms;
        this.db = db;
    }

    /**
     * What was found while no deployment changed.
     *
     * @param current the files by which the desk works
     * @param findings by the id of the definition
     */
    private record Judgement(String deployments, ModelSet current, Map<String, List<ModelFinding>> findings) {

        Judgement(String deployments, ModelSet current) {
            this(deployments, current, new ConcurrentHashMap<>());
        }
    }

    /**
     * The rules that these versions break so that they would be refused, by the id of the definition. One thread at a time: a
     * set of files is for one.
     */
    synchronized Map<String, List<ModelFinding>> errors(Collection<ProcessDefinition> definitions) {
        var present = present();
        var errors = new HashMap<String, List<ModelFinding>>();
        for (var definition : definitions) {
            errors.put(
                    definition.getId(),
                    present.findings().computeIfAbsent(definition.getId(), id -> check(present.current(), definition)));
        }
        return errors;
    }

    private List<ModelFinding> check(ModelSet current, ProcessDefinition definition) {
        try (var model = repository.getProcessModel(definition.getId())) {
            var file = ModelFile.sent(definition.getKey() + ".bpmn", null, model.readAllBytes());
            return checks.check(current, List.of(file)).stream()
                    .filter(ModelFinding::isError)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Judgement present() {
        var deployments = db.sql("select count(*), max(DEPLOY_TIME_) from ACT_RE_DEPLOYMENT")
                .query((row, at) -> row.getString(1) + row.getString(2))
                .single();
        if (!deployments.equals(judgement.deployments())) {
            judgement = new Judgement(deployments, models.current());
        }
        return judgement;
    }

    /**
     * The form that a task of the diagram names and that is neither deployed nor in the working folder: its name, or an empty
     * text where none is named; empty for other elements.
     */
    Optional<String> missingForm(String definition, String activity) {
        var element = diagrams.get(definition).getModelElementById(activity);
        return element instanceof UserTask task
                ? Optional.of(ExtensionProperties.get(task, "form").orElse(""))
                        .filter(form -> !forms.ids().contains(form))
                : Optional.empty();
    }

    /** Whether this diagram has the element. */
    boolean has(ProcessDefinition definition, String activity) {
        return diagrams.get(definition.getId()).getModelElementById(activity) != null;
    }
}
