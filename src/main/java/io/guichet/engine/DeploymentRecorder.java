package io.guichet.engine;

import io.guichet.access.Accounts;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brand.BrandTeam;
import io.guichet.check.ModelFile;
import io.guichet.model.DeploymentRecords;
import io.guichet.model.FileVersions.DeploymentSource;
import io.guichet.text.Digests;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
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

    private final ObjectProvider<DeploymentRecords> records;
    private final ObjectProvider<StaffDirectory> staff;
    private final ObjectProvider<Accounts> accounts;
    private final Clock clock;

    DeploymentRecorder(
            ObjectProvider<DeploymentRecords> records,
            ObjectProvider<StaffDirectory> staff,
            ObjectProvider<Accounts> accounts,
            Clock clock) {
        this.records = records;
        this.staff = staff;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        var store = records.getObject();
        var author = staff.getObject().findCurrent().map(StaffMember::id).orElse(null);
        store.record(
                deployment.getId(),
                deployment.getTenantId(),
                DeploymentValidator.isChecked() ? DeploymentSource.FILE : DeploymentSource.REST,
                author,
                deployment.getName(),
                clock.instant());
        var numbers = definitionVersions(deployment);
        for (var resource : deployment.getResources().values()) {
            if (!resource.isGenerated()) {
                var file = ModelFile.sent(resource.getName(), deployment.getTenantId(), resource.getBytes());
                store.recordFile(
                        deployment.getId(),
                        file.path(),
                        numbers.get(resource.getName()),
                        resource.getName(),
                        Digests.sha256(resource.getBytes()));
                createTeams(file);
            }
        }
    }

    /** A team that a brand adds needs its group before the first ticket comes to it. */
    private void createTeams(ModelFile file) {
        file.teams().ifPresent(teams -> {
            accounts.getObject().ensureTeams(ids(teams, false));
            accounts.getObject().ensureRestrictedTeams(ids(teams, true));
        });
    }

    private static List<String> ids(List<BrandTeam> teams, boolean restricted) {
        return teams.stream()
                .filter(team -> team.restricted() == restricted)
                .map(BrandTeam::id)
                .toList();
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
