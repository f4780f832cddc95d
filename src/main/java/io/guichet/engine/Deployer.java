package io.guichet.engine;

import io.guichet.check.ModelFile;
import io.guichet.model.FileDrift;
import io.guichet.model.FileDrifts;
import io.guichet.model.FileVersions;
import io.guichet.model.ModelFiles;
import io.guichet.web.StartRefused;
import java.io.ByteArrayInputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private final FileVersions versions;
    private final FormerDeployments former;
    private final RepositoryService repository;
    private final IdentityService identities;
    private final TransactionTemplate transaction;
    private final StartupModelCheck startCheck;
    private final DriftReporter reporter;
    private final DeploymentSettings settings;

    Deployer(
            FileDrifts drifts,
            FileVersions versions,
            FormerDeployments former,
            RepositoryService repository,
            IdentityService identities,
            TransactionTemplate transaction,
            StartupModelCheck startCheck,
            DriftReporter reporter,
            DeploymentSettings settings) {
        this.drifts = drifts;
        this.versions = versions;
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
            versions.lockDeployments();
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
        var brands = contents.keySet().stream()
                .filter(path -> path.endsWith("/brand.yaml"))
                .map(path -> ModelFile.at(path, new byte[0]).brand())
                .toList();
        brands.forEach(this::createTenantIfMissing);
        filesByOwner(plan.taken(), contents, brands)
                .forEach((owner, files) -> DeploymentValidator.withoutCheck(() -> deploy(owner, files)));
        for (var drift : plan.drifts()) {
            if (drift.state() == FileDrift.DriftState.UNCHANGED) {
                setBase(drift);
            }
        }
        plan.taken().forEach(this::setBase);
    }

    private void setBase(FileDrift drift) {
        versions.setBase(drift.path(), drift.fileSha256());
    }

    /** The shared files first. */
    private static Map<String, Map<String, byte[]>> filesByOwner(
            List<FileDrift> taken, Map<String, byte[]> contents, List<String> brands) {
        var byOwner = new TreeMap<String, Map<String, byte[]>>(Comparator.nullsFirst(Comparator.naturalOrder()));
        for (var drift : taken) {
            var content = contents.get(drift.path());
            var owner = ModelFile.at(drift.path(), content).owner(brands);
            byOwner.computeIfAbsent(owner, none -> new TreeMap<>()).put(drift.path(), content);
        }
        return byOwner;
    }

    private void createTenantIfMissing(String brand) {
        if (!ModelFiles.DEFAULT_POLICIES.equals(brand)
                && identities.createTenantQuery().tenantId(brand).count() == 0) {
            var tenant = identities.newTenant(brand);
            tenant.setName(brand);
            identities.saveTenant(tenant);
        }
    }

    private void deploy(String brand, Map<String, byte[]> files) {
        var deployment = repository
                .createDeployment()
                .name(brand == null ? SOURCE : SOURCE + "-" + brand)
                .source(SOURCE)
                .tenantId(brand);
        files.forEach((path, content) -> deployment.addInputStream(path, new ByteArrayInputStream(content)));
        deployment.deploy();
    }
}
