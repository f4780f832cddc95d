package io.guichet.studio;

import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.check.InvalidModels;
import io.guichet.check.ModelFile;
import io.guichet.model.CurrentFile;
import io.guichet.model.DeploymentRecords;
import io.guichet.model.FileVersions;
import io.guichet.model.FileVersions.DeploymentSource;
import io.guichet.model.FileVersions.FileVersion;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.StateConflict;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Deploys files and puts former versions back, with the checks of every deployment. */
@Component
class ModelDeployments {

    private final RepositoryService repository;
    private final FileVersions versions;
    private final DeploymentRecords records;
    private final DeploymentHistory history;

    ModelDeployments(
            @Lazy RepositoryService repository,
            FileVersions versions,
            DeploymentRecords records,
            DeploymentHistory history) {
        this.repository = repository;
        this.versions = versions;
        this.records = records;
        this.history = history;
    }

    /**
     * Files to be deployed.
     *
     * @param brand whose files they are; null for shared ones
     * @param baseVersions versions with which the author began, by path; those of other files are not compared
     * @param restores id of the deployment whose files are put back; null for none
     */
    record NewDeployment(
            String brand, List<ModelFile> files, String reason, Map<String, Integer> baseVersions, String restores) {}

    /**
     * Deploys the files.
     *
     * @return the files with their new versions
     * @throws StaleVersion if another version applies than one of the base versions
     * @throws InvalidModels with the findings if a file breaks a rule
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ModelDeployment deploy(NewDeployment files, StaffMember staff) {
        files.baseVersions().forEach((path, base) -> requireBase(path, base, versions.newest(path)));
        var id = deployed(files);
        records.describe(id, DeploymentSource.API, files.reason(), files.restores());
        var deployment = history.get(id, staff);
        // the engine makes deployments wait for each other, so that only now is it sure which one came first
        for (var file : deployment.files()) {
            var base = files.baseVersions().get(file.path());
            if (base != null) {
                requireBase(file.path(), base, versions.before(file.path(), file.deployment()));
            }
        }
        return deployment;
    }

    private static void requireBase(String path, int base, Optional<FileVersion> applies) {
        var version = applies.map(FileVersion::version).orElse(0);
        if (version != base) {
            throw new StaleVersion(path.substring(path.lastIndexOf('/') + 1), base, version);
        }
    }

    private String deployed(NewDeployment files) {
        var deployment = repository.createDeployment().name(name(files)).tenantId(files.brand());
        files.files().forEach(file -> deployment.addInputStream(file.path(), new ByteArrayInputStream(file.content())));
        try {
            return deployment.deploy().getId();
        } catch (ParseException refused) {
            throw refused.getCause() instanceof InvalidModels invalid ? invalid : refused;
        }
    }

    private static String name(NewDeployment files) {
        return files.brand() == null ? "studio" : "studio-" + files.brand();
    }

    /**
     * Puts the files of a former deployment back, those that apply anyway left out.
     *
     * @throws AccessRefused unless the user is its author, or of all that it replaces, or an administrator
     * @throws StateConflict if all of them apply
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ModelDeployment restore(ModelDeployment former, String reason, StaffMember staff) {
        var plan = restorePlan(former);
        requireMayRestore(former, plan, staff);
        if (plan.isEmpty()) {
            throw new StateConflict("All files of this deployment apply already.");
        }
        var files = versions.read(plan.files()).stream()
                .map(ModelDeployments::model)
                .toList();
        return deploy(new NewDeployment(former.brand(), files, reason, plan.baseVersions(), former.id()), staff);
    }

    private static ModelFile model(CurrentFile file) {
        return ModelFile.at(file.path(), file.content());
    }

    RestorePlan restorePlan(ModelDeployment former) {
        return RestorePlan.of(
                former, versions.newest().stream().collect(Collectors.toMap(FileVersion::path, file -> file)));
    }

    boolean mayRestore(ModelDeployment former, RestorePlan plan, StaffMember staff) {
        return staff.hasRole(Roles.ADMIN)
                || staff.hasRole(Roles.ANALYST) && (staff.id().equals(former.author()) || isAuthorOfAll(plan, staff));
    }

    private boolean isAuthorOfAll(RestorePlan plan, StaffMember staff) {
        var deployments =
                plan.replaced().stream().map(FileVersion::deployment).distinct().toList();
        return history.authors(deployments).equals(Set.of(staff.id()));
    }

    private void requireMayRestore(ModelDeployment former, RestorePlan plan, StaffMember staff) {
        if (!mayRestore(former, plan, staff)) {
            throw new AccessRefused("A former version is put back by its author, by the author of the version that it"
                    + " replaces, or by an administrator.");
        }
    }
}
