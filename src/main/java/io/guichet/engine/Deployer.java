package io.guichet.engine;

import io.guichet.engine.ModelFiles.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Gives the engine the shipped diagrams, forms and tables before any door opens: the shared ones to everybody, a brand's
 * tables to that brand. A file that did not change keeps its version, whatever happens to the others.
 */
@Component
class Deployer implements SmartInitializingSingleton {

    static final String SOURCE = "guichet";

    private static final Logger log = LoggerFactory.getLogger(Deployer.class);

    private final ModelFiles files;
    private final RepositoryService repository;
    private final IdentityService identities;

    Deployer(ModelFiles files, RepositoryService repository, IdentityService identities) {
        this.files = files;
        this.repository = repository;
        this.identities = identities;
    }

    @Override
    public void afterSingletonsInstantiated() {
        deploy();
    }

    void deploy() {
        deploy("guichet", null, files.shared());
        files.byBrand().forEach((brand, tables) -> {
            welcome(brand);
            deploy("guichet-" + brand, brand, tables);
        });
    }

    private void welcome(String brand) {
        if (identities.createTenantQuery().tenantId(brand).count() == 0) {
            var tenant = identities.newTenant(brand);
            tenant.setName(brand);
            identities.saveTenant(tenant);
        }
    }

    private void deploy(String name, String brand, List<ModelFile> files) {
        if (files.isEmpty()) {
            return;
        }
        var deployment = repository
                .createDeployment()
                .name(name)
                .source(SOURCE)
                .tenantId(brand)
                .enableDuplicateFiltering(true);
        for (var file : files) {
            try (var content = file.content().getInputStream()) {
                deployment.addInputStream(file.name(), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        log.debug("{}: {}", name, files.size());
        deployment.deploy();
    }
}
