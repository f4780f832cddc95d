package io.guichet.engine;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.check.ModelFile;
import io.guichet.model.FileVersions;
import io.guichet.model.FileVersions.DeploymentSource;
import io.guichet.text.Digests;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Records each deployment with its files and its author, in its transaction, on every way of deployment. */
@Component
class DeploymentRecorder implements Deployer {

    private final ObjectProvider<FileVersions> versions;
    private final ObjectProvider<StaffDirectory> staff;
    private final Clock clock;

    DeploymentRecorder(ObjectProvider<FileVersions> versions, ObjectProvider<StaffDirectory> staff, Clock clock) {
        this.versions = versions;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        var store = versions.getObject();
        var author = staff.getObject().findCurrent().map(StaffMember::id).orElse(null);
        store.record(
                deployment.getId(),
                deployment.getTenantId(),
                DeploymentValidator.isChecked() ? DeploymentSource.FILE : DeploymentSource.REST,
                author,
                deployment.getName(),
                clock.instant());
        var numbers = definitionVersions(deployment);
        deployment.getResources().values().stream()
                .filter(resource -> !resource.isGenerated())
                .forEach(resource -> store.recordFile(
                        deployment.getId(),
                        ModelFile.sent(resource.getName(), deployment.getTenantId(), resource.getBytes())
                                .path(),
                        numbers.get(resource.getName()),
                        resource.getName(),
                        Digests.sha256(resource.getBytes())));
    }

    /** The engine's numbers, by which reasons of decisions and running tickets name a version. */
    private static Map<String, Integer> definitionVersions(DeploymentEntity deployment) {
        var numbers = new HashMap<String, Integer>();
        var diagrams = deployment.getDeployedProcessDefinitions();
        if (diagrams != null) {
            for (ProcessDefinition diagram : diagrams) {
                numbers.put(diagram.getResourceName(), diagram.getVersion());
            }
        }
        var tables = deployment.getDeployedDecisionDefinitions();
        if (tables != null) {
            for (DecisionDefinition table : tables) {
                numbers.put(table.getResourceName(), table.getVersion());
            }
        }
        return numbers;
    }
}
