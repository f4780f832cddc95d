package io.guichet.studio;

import io.guichet.model.FileDecisions.FileDecision;
import io.guichet.model.FileVersions.DeploymentSource;
import io.guichet.model.FileVersions.FileVersion;
import java.time.Instant;
import java.util.List;

/**
 * Files that were deployed together.
 *
 * @param number grows with every deployment
 * @param brand whose files they are; null for shared ones
 * @param author null for the desk itself, at start
 * @param reason as the author gave it; null for none
 * @param restores id of the deployment whose files were put back; null for none
 * @param decision what was decided about the files, which were not deployed again; null for a deployment
 */
record ModelDeployment(
        long number,
        String id,
        Instant at,
        String author,
        String reason,
        DeploymentSource source,
        String brand,
        String restores,
        FileDecision decision,
        List<FileVersion> files) {}
