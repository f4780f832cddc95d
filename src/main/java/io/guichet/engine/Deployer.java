package io.guichet.engine;

import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Deploys the shipped diagrams, forms and tables before any endpoint accepts requests: the shared ones without a tenant, a
 * brand's tables to the tenant of that brand. A file that did not change keeps its version.
 */
@Component
class Deployer implements SmartInitializingSingleton {

    static final String SOURCE = "guichet";

    private static final String POLICIES = "processes/policies/";
    private static final String TABLES = POLICIES + "%s/*.dmn";

    private final ModelFiles files;
    private final RepositoryService repository;
    private final IdentityService identities;
    private final StartupModelCheck startCheck;

    Deployer(ModelFiles files, RepositoryService repository, IdentityService identities, StartupModelCheck startCheck) {
        this.files = files;
        this.repository = repository;
        this.identities = identities;
        this.startCheck = startCheck;
    }

    @Override
    public void afterSingletonsInstantiated() {
        startCheck.run();
        deploy();
    }

    /** Deploys the files, of which all have been checked together. */
    void deploy() {
        DeploymentValidator.withoutCheck(this::deployAll);
    }

    private void deployAll() {
        var shared = new TreeMap<String, Resource>();
        files.matching("processes/*.bpmn").forEach(file -> add(shared, "processes/", file));
        files.matching("forms/*.form").forEach(file -> add(shared, "forms/", file));
        files.matching(TABLES.formatted(ModelFiles.DEFAULT_POLICIES))
                .forEach(file -> add(shared, POLICIES + ModelFiles.DEFAULT_POLICIES + "/", file));
        deploy("guichet", null, shared);

        tablesByBrand().forEach((brand, tables) -> {
            createTenantIfMissing(brand);
            deploy("guichet-" + brand, brand, tables);
        });
    }

    /** The own tables of each brand by resource name; a folder is a brand, also one without a table of its own. */
    private Map<String, Map<String, Resource>> tablesByBrand() {
        var brands = new TreeMap<String, Map<String, Resource>>();
        files.matching(POLICIES + "*/brand.yaml")
                .forEach(file -> brands.put(ModelFiles.folderOf(file), new TreeMap<>()));
        for (var table : files.matching(TABLES.formatted("*"))) {
            var brand = ModelFiles.folderOf(table);
            add(brands.computeIfAbsent(brand, b -> new TreeMap<>()), POLICIES + brand + "/", table);
        }
        brands.remove(ModelFiles.DEFAULT_POLICIES);
        return brands;
    }

    private static void add(Map<String, Resource> files, String folder, Resource file) {
        files.putIfAbsent(folder + file.getFilename(), file);
    }

    private void createTenantIfMissing(String brand) {
        if (identities.createTenantQuery().tenantId(brand).count() == 0) {
            var tenant = identities.newTenant(brand);
            tenant.setName(brand);
            identities.saveTenant(tenant);
        }
    }

    private void deploy(String name, String brand, Map<String, Resource> files) {
        if (files.isEmpty()) {
            return;
        }
        var deployment = repository
                .createDeployment()
                .name(name)
                .source(SOURCE)
                .tenantId(brand)
                .enableDuplicateFiltering(true);
        files.forEach((file, content) -> deployment.addInputStream(file, read(content)));
        deployment.deploy();
    }

    private static java.io.InputStream read(Resource content) {
        try {
            return content.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
