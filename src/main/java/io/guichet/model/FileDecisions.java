package io.guichet.model;

import io.guichet.model.FileVersions.DeploymentSource;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was decided about files that differ from their deployed version, by whom and why. A decision stands in the history of
 * deployments.
 */
@Component
public class FileDecisions {

    private final JdbcClient db;
    private final DeploymentRecords records;
    private final FileBases bases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FileDecisions(
            JdbcClient db, DeploymentRecords records, FileBases bases, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.records = records;
        this.bases = bases;
        this.events = events;
        this.clock = clock;
    }

    /** What applies from the decision on. */
    public enum FileDecision {
        /** The deployed version, although the file has changed or is gone. */
        KEPT,
        /** Nothing, as in the working folder. */
        REMOVED
    }

    /**
     * Why it was decided.
     *
     * @param brand whose files they are; null for shared ones
     * @param author null for the desk itself, at start
     */
    public record DecisionReason(String brand, DeploymentSource source, String author, String reason) {}

    /** An analyst keeps the deployed version: the file counts as compared. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(FileDrift drift, DecisionReason reason) {
        record(FileDecision.KEPT, List.of(drift), reason);
        if (drift.fileSha256() == null) {
            bases.remove(drift.path());
        } else {
            bases.set(drift.path(), drift.fileSha256());
        }
    }

    /** Records at start that these deployed versions are kept, each once until the file or its deployed version changes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordKept(Collection<FileDrift> drifts, DecisionReason reason) {
        var unrecorded = drifts.stream().filter(drift -> !isRecorded(drift)).toList();
        if (!unrecorded.isEmpty()) {
            record(FileDecision.KEPT, unrecorded, reason);
        }
    }

    private boolean isRecorded(FileDrift drift) {
        return db.sql(
                        """
                        select F.version, F.file_sha256 from model_file_decision F
                        where F.path = :path order by F.decision desc fetch first 1 rows only""")
                .param("path", drift.path())
                .query((row, at) -> row.getInt("version") == drift.deployed().version()
                        && Objects.equals(row.getString("file_sha256"), drift.fileSha256()))
                .list()
                .contains(true);
    }

    /** The deployed versions do not apply any more, until the files are deployed again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Collection<FileDrift> drifts, DecisionReason reason) {
        record(FileDecision.REMOVED, drifts, reason);
        drifts.forEach(drift -> bases.remove(drift.path()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.publishEvent(new DeploymentsChanged());
            }
        });
    }

    private void record(FileDecision decision, Collection<FileDrift> drifts, DecisionReason reason) {
        var id = UUID.randomUUID().toString();
        records.record(id, reason.brand(), reason.source(), reason.author(), reason.reason(), clock.instant());
        db.sql("update model_deployment set decision = :decision where deployment_id = :id")
                .param("decision", decision.name())
                .param("id", id)
                .update();
        for (var drift : drifts) {
            db.sql(
                            """
                            insert into model_file_decision (decision, path, version, file_sha256)
                            select id, :path, :version, :sha256 from model_deployment where deployment_id = :id""")
                    .param("id", id)
                    .param("path", drift.path())
                    .param("version", drift.deployed().version())
                    .param("sha256", drift.fileSha256())
                    .update();
        }
    }
}
