package io.guichet.engine;

import io.guichet.check.ModelFile;
import io.guichet.model.DeploymentRecords;
import io.guichet.model.FileBases;
import io.guichet.model.FileVersions.DeploymentSource;
import io.guichet.text.Digests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records the deployments that were made before the desk recorded them. */
@Component
class FormerDeployments {

    private final JdbcClient db;
    private final DeploymentRecords records;
    private final FileBases bases;
    private final TransactionTemplate transaction;

    FormerDeployments(JdbcClient db, DeploymentRecords records, FileBases bases, TransactionTemplate transaction) {
        this.db = db;
        this.records = records;
        this.bases = bases;
        this.transaction = transaction;
    }

    private record FormerDeployment(String id, String brand, boolean isOfDesk, Instant at) {}

    private record FormerFile(String name, byte[] content, Integer version) {}

    /** One node at a time: a deployment is recorded once. */
    void record() {
        transaction.executeWithoutResult(status -> {
            records.lockDeployments();
            unrecorded().forEach(this::record);
        });
    }

    private List<FormerDeployment> unrecorded() {
        return db.sql(
                        """
                        select ID_, TENANT_ID_, SOURCE_, DEPLOY_TIME_ from ACT_RE_DEPLOYMENT D
                        where not exists (select 1 from model_deployment M where M.deployment_id = D.ID_)
                        order by DEPLOY_TIME_, ID_""")
                .query(FormerDeployments::deployment)
                .list();
    }

    private void record(FormerDeployment deployment) {
        var source = deployment.isOfDesk() ? DeploymentSource.FILE : DeploymentSource.REST;
        records.record(deployment.id(), deployment.brand(), source, null, null, deployment.at());
        db.sql(
                        """
                        select B.NAME_, B.BYTES_, coalesce(
                          (select max(P.VERSION_) from ACT_RE_PROCDEF P
                           where P.DEPLOYMENT_ID_ = B.DEPLOYMENT_ID_ and P.RESOURCE_NAME_ = B.NAME_),
                          (select max(T.VERSION_) from ACT_RE_DECISION_DEF T
                           where T.DEPLOYMENT_ID_ = B.DEPLOYMENT_ID_ and T.RESOURCE_NAME_ = B.NAME_)) as VERSION_
                        from ACT_GE_BYTEARRAY B
                        where B.DEPLOYMENT_ID_ = :id and (B.GENERATED_ is null or B.GENERATED_ = false)
                        order by B.NAME_""")
                .param("id", deployment.id())
                .query((row, at) -> new FormerFile(
                        row.getString("NAME_"), row.getBytes("BYTES_"), row.getObject("VERSION_", Integer.class)))
                .list()
                .forEach(file -> record(deployment, file));
    }

    private void record(FormerDeployment deployment, FormerFile file) {
        var path =
                ModelFile.sent(file.name(), deployment.brand(), file.content()).path();
        var digest = Digests.sha256(file.content());
        records.recordFile(deployment.id(), path, file.version(), file.name(), digest);
        if (deployment.isOfDesk()) {
            bases.set(path, digest);
        }
    }

    /** The engine stores local times of the virtual machine's zone. */
    private static FormerDeployment deployment(ResultSet row, int at) throws SQLException {
        return new FormerDeployment(
                row.getString("ID_"),
                row.getString("TENANT_ID_"),
                Deployer.SOURCE.equals(row.getString("SOURCE_")),
                row.getTimestamp("DEPLOY_TIME_").toInstant());
    }
}
