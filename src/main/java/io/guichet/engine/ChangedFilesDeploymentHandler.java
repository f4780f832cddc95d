package io.guichet.engine;

import io.guichet.model.FileVersions;
import io.guichet.text.Digests;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.repository.DefaultDeploymentHandler;
import org.camunda.bpm.engine.repository.Resource;

/**
 * Filters duplicates of a deployment by what applies now. The engine's own filter compares with the last deployment of the same
 * name, so that the file of an analyst would not be deployed again after somebody else has replaced it.
 */
class ChangedFilesDeploymentHandler extends DefaultDeploymentHandler {

    private final FileVersions versions;

    ChangedFilesDeploymentHandler(ProcessEngine engine, FileVersions versions) {
        super(engine);
        this.versions = versions;
    }

    @Override
    public boolean shouldDeployResource(Resource sent, Resource existing) {
        var digest = Digests.sha256(sent.getBytes());
        return versions.of(existing.getDeploymentId()).stream()
                .filter(version -> version.resourceName().equals(existing.getName()))
                .findFirst()
                .flatMap(version -> versions.newest(version.path()))
                .map(newest -> !newest.sha256().equals(digest))
                .orElse(true);
    }
}
