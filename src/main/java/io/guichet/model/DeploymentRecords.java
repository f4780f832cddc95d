package io.guichet.model;

import io.guichet.model.FileVersions.DeploymentSource;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records who deployed which files, why and from where, in the transaction of the deployment. */
@Component
public class DeploymentRecords {

    private final JdbcClient db;

    DeploymentRecords(JdbcClient db) {
        this.db = db;
    }

    /** Waits for other deployments, as the engine does for each of its own, until the transaction ends. */
    public void lockDeployments() {
        db.sql("select VALUE_ from ACT_GE_PROPERTY where NAME_ = 'deployment.lock' for update")
                .query(String.class)
                .list();
    }

    /** Records a deployment of the engine in its transaction. */
    public void record(
            String deploymentId, String brand, DeploymentSource source, String author, String reason, Instant at) {
        db.sql(
                        """
                        insert into model_deployment (deployment_id, brand, source, author, reason, deployed_at)
                        values (:id, :brand, :source, :author, :reason, :at)""")
                .param("id", deploymentId)
                .param("brand", brand)
                .param("source", source.name())
                .param("author", author)
                .param("reason", reason)
                .param("at", at)
                .update();
    }

    /** Adds to a recorded deployment what only the API knows. */
    public void describe(String deploymentId, DeploymentSource source, String reason, String restores) {
        db.sql(
                        """
                        update model_deployment set source = :source, reason = :reason, restores = :restores
                        where deployment_id = :id""")
                .param("source", source.name())
                .param("reason", reason)
                .param("restores", restores)
                .param("id", deploymentId)
                .update();
    }

    /**
     * Records a file of a recorded deployment.
     *
     * @param version as the engine counts diagrams and tables; null for the next one, which no version had, whether
     *     deleted or not
     */
    public void recordFile(String deploymentId, String path, Integer version, String resourceName, String sha256) {
        var number = version == null ? nextVersion(path) : version;
        db.sql(
                        """
                        insert into model_file_version (deployment, path, version, resource_name, sha256)
                        select id, :path, :version, :resource, :sha256 from model_deployment
                        where deployment_id = :id""")
                .param("id", deploymentId)
                .param("path", path)
                .param("version", number)
                .param("resource", resourceName)
                .param("sha256", sha256)
                .update();
    }

    private int nextVersion(String path) {
        return db.sql("select coalesce(max(version), 0) + 1 from model_file_version where path = :path")
                .param("path", path)
                .query(Integer.class)
                .single();
    }
}
