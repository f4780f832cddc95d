package io.guichet.studio;

import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.check.ModelFile;
import io.guichet.model.DeploymentRecords;
import io.guichet.model.FileBases;
import io.guichet.model.FileDecisions;
import io.guichet.model.FileDecisions.DecisionReason;
import io.guichet.model.FileDrift;
import io.guichet.model.FileDrifts;
import io.guichet.model.FileVersions.DeploymentSource;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.StateConflict;
import io.guichet.problem.UnknownEntity;
import io.guichet.studio.ModelDeployments.NewDeployment;
import io.guichet.text.Digests;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Runs the commands of analysts, each in one transaction and once for a key. */
@Component
class StudioCommands {

    private final ModelDeployments deployments;
    private final DeploymentHistory history;
    private final DeploymentRecords records;
    private final FileBases bases;
    private final FileDecisions decisions;
    private final FileRemovals removals;
    private final FileDrifts drifts;
    private final VisibleDrifts visibleDrifts;
    private final StaffDirectory staff;
    private final Idempotency idempotency;

    StudioCommands(
            ModelDeployments deployments,
            DeploymentHistory history,
            DeploymentRecords records,
            FileBases bases,
            FileDecisions decisions,
            FileRemovals removals,
            FileDrifts drifts,
            VisibleDrifts visibleDrifts,
            StaffDirectory staff,
            Idempotency idempotency) {
        this.deployments = deployments;
        this.history = history;
        this.records = records;
        this.bases = bases;
        this.decisions = decisions;
        this.removals = removals;
        this.drifts = drifts;
        this.visibleDrifts = visibleDrifts;
        this.staff = staff;
        this.idempotency = idempotency;
    }

    /** What the API answers about a file. */
    record DeployedFile(String name, int version) {}

    record DeploymentResponse(String id, List<DeployedFile> files) {

        static DeploymentResponse of(ModelDeployment deployment) {
            return new DeploymentResponse(
                    deployment.id(),
                    deployment.files().stream()
                            .map(file -> new DeployedFile(file.name(), file.version()))
                            .toList());
        }
    }

    /** The current user. Throws {@link AccessRefused} unless it is an analyst. */
    StaffMember analyst() {
        var me = staff.current();
        if (!me.hasRole(Roles.ANALYST)) {
            throw new AccessRefused("Only analysts see and change what is deployed.");
        }
        return me;
    }

    @RetryableTransaction
    public ResponseEntity<?> deploy(NewDeployment files, String key) {
        var me = analyst();
        var digests = files.files().stream()
                .map(file -> List.of(file.path(), Digests.sha256(file.content())))
                .toList();
        var body =
                List.of(Objects.requireNonNullElse(files.brand(), ""), digests, files.reason(), files.baseVersions());
        return once(me, "studio/deployments", key, body, () -> deployments.deploy(files, me));
    }

    @RetryableTransaction
    public ResponseEntity<?> restore(String id, String reason, String key) {
        var me = analyst();
        return once(
                me,
                "studio/deployments/" + id + "/restore",
                key,
                reason,
                () -> deployments.restore(history.get(id, me), reason, me));
    }

    private ResponseEntity<?> once(
            StaffMember me, String endpoint, String key, Object body, Supplier<ModelDeployment> action) {
        return idempotency.respondOnce(me.id(), endpoint, key, body, () -> ResponseEntity.status(HttpStatus.CREATED)
                .body(DeploymentResponse.of(action.get())));
    }

    /** Lets the working folder apply: deploys its file, or removes the deployed version of one that is gone. */
    @RetryableTransaction
    public void takeFile(String path, String reason) {
        var me = analyst();
        var drift = lockedDrift(path, me);
        if (drift.fileSha256() == null) {
            removals.remove(drift, reason(path, me, reason));
        } else {
            deployFile(drift, reason, me);
        }
    }

    private void deployFile(FileDrift drift, String reason, StaffMember me) {
        var path = drift.path();
        var content = drifts.file(path).orElseThrow(() -> UnknownEntity.of("file", path));
        var brand = visibleDrifts.owner(path);
        var file = ModelFile.at(path, content);
        deployments.deploy(new NewDeployment(brand, List.of(file), reason, base(drift), null), me);
        bases.set(path, Digests.sha256(content));
    }

    private static Map<String, Integer> base(FileDrift drift) {
        return Map.of(
                drift.path(), drift.deployed() == null ? 0 : drift.deployed().version());
    }

    /** Says that the deployed version goes on to apply although the file has changed or is gone: the conflict is over. */
    @RetryableTransaction
    public void keepDeployed(String path, String reason) {
        var me = analyst();
        var drift = lockedDrift(path, me);
        if (!drift.needsDecision()) {
            throw new StateConflict("%s and its deployed version are in no conflict.".formatted(path));
        }
        decisions.keep(drift, reason(path, me, reason));
    }

    /** One analyst decides at a time, about what is deployed now. */
    private FileDrift lockedDrift(String path, StaffMember me) {
        visibleDrifts.get(path, me);
        visibleDrifts.requireMayChange(path, me);
        records.lockDeployments();
        return visibleDrifts.get(path, me);
    }

    private DecisionReason reason(String path, StaffMember me, String reason) {
        return new DecisionReason(visibleDrifts.owner(path), DeploymentSource.API, me.id(), reason);
    }
}
