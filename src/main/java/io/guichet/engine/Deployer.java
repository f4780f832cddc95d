package io.guichet.engine;

import io.guichet.model.DeploymentRecords;
import io.guichet.model.FileBases;
import io.guichet.model.FileDrift;
import io.guichet.model.FileDrifts;
import io.guichet.model.ModelFiles;
import io.guichet.web.StartRefused;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the changed files of the working folder before any endpoint accepts requests: the shared ones without a tenant, a
 * brand's files to the tenant of that brand. What an analyst has deployed is kept, unless the settings say otherwise.
 */
@Component
@EnableConfigurationProperties(DeploymentSettings.class)
class Deployer implements SmartInitializingSingleton {

    static final String SOURCE = "guichet";

    private final FileDrifts drifts;
    private final DeploymentRecords records;
    private final FileBases bases;
    private final StartupDecisions decisions;
    private final FormerDeployments former;
    private final RepositoryService repository;
    private final IdentityService identities;
    private final TransactionTemplate transaction;
    private final StartupModelCheck startCheck;
    private final DriftReporter reporter;
    private final DeploymentSettings settings;

    Deployer(
            FileDrifts drifts,
            DeploymentRecords records,
            FileBases bases,
            StartupDecisions decisions,
            FormerDeployments former,
            RepositoryService repository,
            IdentityService identities,
            TransactionTemplate transaction,
            StartupModelCheck startCheck,
            DriftReporter reporter,
            DeploymentSettings settings) {
        this.drifts = drifts;
        this.records = records;
        this.bases = bases;
        this.decisions = decisions;
        this.former = former;
        this.repository = repository;
        this.identities = identities;
        this.transaction = transaction;
        this.startCheck = startCheck;
        this.reporter = reporter;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        start();
    }

    /**
     * Deploys the changed files after a check of all that will apply.
     *
     * @throws StartRefused with the conflict or the finding by which the desk cannot start
     */
    void start() {
        var plan = plan();
        reporter.report(plan);
        startCheck.run(plan.kept());
        if (!deployUnlessChanged(plan)) {
            start();
        }
    }

    /** Deploys nothing if another node has deployed since the plan was made; nodes wait for each other here. */
    private boolean deployUnlessChanged(StartupPlan plan) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            records.lockDeployments();
            var isCurrent = drifts.all().equals(plan.drifts());
            if (isCurrent) {
                deploy(plan);
            }
            return isCurrent;
        }));
    }

    /** Deploys the changed files, of which all have been checked together. */
    void deploy() {
        var plan = plan();
        transaction.executeWithoutResult(status -> deploy(plan));
    }

    private StartupPlan plan() {
        former.record();
        return new StartupPlan(drifts.all(), settings);
    }

    private void deploy(StartupPlan plan) {
        var contents = drifts.files();
        plan.brands().forEach(this::createTenantIfMissing);
        plan.byOwner(plan.taken())
                .forEach((owner, files) -> DeploymentValidator.withoutCheck(() -> deploy(owner, files, contents)));
        for (var drift : plan.drifts()) {
            if (drift.state() == FileDrift.DriftState.UNCHANGED) {
                setBase(drift);
            }
        }
        plan.taken().forEach(this::setBase);
        decisions.carryOut(plan);
    }

    private void setBase(FileDrift drift) {
        bases.set(drift.path(), drift.fileSha256());
    }

    private void createTenantIfMissing(String brand) {
        if (!ModelFiles.DEFAULT_POLICIES.equals(brand)
                && identities.createTenantQuery().tenantId(brand).count() == 0) {
            var tenant = identities.newTenant(brand);
            tenant.setName(brand);
            identities.saveTenant(tenant);
        }
    }

    private void deploy(String brand, List<FileDrift> files, Map<String, byte[]> contents) {
        var deployment = repository
                .createDeployment()
                .name(brand == null ? SOURCE : SOURCE + "-" + brand)
                .source(SOURCE)
                .tenantId(brand);
        files.forEach(
                file -> deployment.addInputStream(file.path(), new ByteArrayInputStream(contents.get(file.path()))));
        deployment.deploy();
    }
}
