package io.guichet.model;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deployed versions of all files and where they came from. Contents are read from the engine's tables. */
@Component
public class FileVersions {

    private static final String SELECT =
            """
            select V.path, V.version, V.deployment, V.resource_name, V.sha256, M.deployment_id, M.source
            from model_file_version V
            join model_deployment M on M.id = V.deployment
            join ACT_RE_DEPLOYMENT D on D.ID_ = M.deployment_id
            """;

    private final JdbcClient db;

    FileVersions(JdbcClient db) {
        this.db = db;
    }

    /** Where a deployment came from. */
    public enum DeploymentSource {
        /** The working folder, at start. */
        FILE,
        /** The engine's endpoints, such as Camunda Modeler. */
        REST,
        /** The API and the pages of the desk. */
        API
    }

    /** Changes with every deployment and deletion. */
    record DeploymentState(long newest, long deployments) {}

    /**
     * One version of a file.
     *
     * @param deployment number of its deployment, which grows
     * @param deploymentId id of its deployment in the engine
     * @param sha256 digest of its content
     */
    public record FileVersion(
            String path,
            int version,
            long deployment,
            String deploymentId,
            DeploymentSource source,
            String resourceName,
            String sha256) {

        /** Its name without folders. */
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    DeploymentState state() {
        return db.sql(
                        """
                        select coalesce(max(M.id), 0) as newest, count(*) as deployments
                        from model_deployment M left join ACT_RE_DEPLOYMENT D on D.ID_ = M.deployment_id
                        where D.ID_ is not null or M.decision is not null""")
                .query((row, at) -> new DeploymentState(row.getLong("newest"), row.getLong("deployments")))
                .single();
    }

    /** The newest version of each file that was not removed since. */
    public Collection<FileVersion> newest() {
        return allBefore(Long.MAX_VALUE).values();
    }

    /** The newest version of one file; empty if it was removed since. */
    public Optional<FileVersion> newest(String path) {
        return before(path, Long.MAX_VALUE);
    }

    /** The versions of a file, the newest first. */
    public List<FileVersion> all(String path) {
        return db.sql(SELECT + "where V.path = :path order by V.deployment desc")
                .param("path", path)
                .query(FileVersions::version)
                .list();
    }

    /** The files of a deployment in the order of their paths. */
    public List<FileVersion> of(String deploymentId) {
        return db.sql(SELECT + "where M.deployment_id = :id order by V.path")
                .param("id", deploymentId)
                .query(FileVersions::version)
                .list();
    }

    /** The files of these deployments, by the id of the deployment, in the order of their paths. */
    public Map<String, List<FileVersion>> ofAll(Collection<String> deploymentIds) {
        return deploymentIds.isEmpty()
                ? Map.of()
                : db
                        .sql(SELECT + "where M.deployment_id in (:ids) order by V.path")
                        .param("ids", deploymentIds)
                        .query(FileVersions::version)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(FileVersion::deploymentId));
    }

    /** The version that one deployment found and replaced; empty for none. */
    public Optional<FileVersion> before(String path, long deployment) {
        return all(path).stream()
                .filter(version -> version.deployment() < deployment)
                .findFirst()
                .filter(version -> removals(deployment).getOrDefault(path, 0L) < version.deployment());
    }

    /** What applied before that deployment, by path. */
    public Map<String, FileVersion> allBefore(long deployment) {
        var before = new TreeMap<String, FileVersion>();
        db.sql(SELECT + "where V.deployment < :deployment order by V.deployment")
                .param("deployment", deployment)
                .query(FileVersions::version)
                .list()
                .forEach(version -> before.put(version.path(), version));
        removals(deployment)
                .forEach((path, removal) -> before.computeIfPresent(
                        path, (same, version) -> removal < version.deployment() ? version : null));
        return before;
    }

    /** The files that were deployed and then removed: they do not apply, wherever they are. */
    Set<String> removed() {
        var removed = new TreeSet<>(removals(Long.MAX_VALUE).keySet());
        if (!removed.isEmpty()) {
            newest().forEach(version -> removed.remove(version.path()));
        }
        return removed;
    }

    /** The numbers of the last removals before that deployment, by path. */
    private Map<String, Long> removals(long deployment) {
        var removals = new HashMap<String, Long>();
        db.sql(
                        """
                        select F.path, max(F.decision) as removal
                        from model_file_decision F join model_deployment M on M.id = F.decision
                        where M.decision = 'REMOVED' and F.decision < :deployment group by F.path""")
                .param("deployment", deployment)
                .query(row -> {
                    removals.put(row.getString("path"), row.getLong("removal"));
                });
        return removals;
    }

    /** The deployed versions that decisions were about, by the number of the decision, in the order of their paths. */
    public Map<Long, List<FileVersion>> ofDecisions(Collection<Long> decisions) {
        var files = new HashMap<Long, List<FileVersion>>();
        if (!decisions.isEmpty()) {
            db.sql(
                            """
                            select F.decision as about, V.path, V.version, V.deployment, V.resource_name, V.sha256,
                              M.deployment_id, M.source
                            from model_file_decision F
                            join model_file_version V on V.path = F.path and V.version = F.version
                            join model_deployment M on M.id = V.deployment
                            join ACT_RE_DEPLOYMENT D on D.ID_ = M.deployment_id
                            where F.decision in (:decisions) order by F.path""")
                    .param("decisions", decisions)
                    .query(row -> {
                        files.computeIfAbsent(row.getLong("about"), none -> new ArrayList<>())
                                .add(version(row, 0));
                    });
        }
        return files;
    }

    List<CurrentFile> before(CurrentFile file) {
        return all(file.path()).stream()
                .filter(version -> version.deployment() < file.deployment())
                .map(this::file)
                .toList();
    }

    /** That version with its content. */
    public Optional<CurrentFile> find(String path, int version) {
        return all(path).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .map(this::file);
    }

    public CurrentFile file(FileVersion version) {
        return read(List.of(version)).get(0);
    }

    /** These versions with their contents. */
    public List<CurrentFile> read(Collection<FileVersion> versions) {
        if (versions.isEmpty()) {
            return List.of();
        }
        var contents = new HashMap<String, byte[]>();
        db.sql(
                        """
                        select DEPLOYMENT_ID_, NAME_, BYTES_ from ACT_GE_BYTEARRAY
                        where DEPLOYMENT_ID_ in (:ids) and NAME_ in (:names)""")
                .param("ids", versions.stream().map(FileVersion::deploymentId).collect(Collectors.toSet()))
                .param("names", versions.stream().map(FileVersion::resourceName).collect(Collectors.toSet()))
                .query(row -> {
                    contents.put(
                            row.getString("DEPLOYMENT_ID_") + "/" + row.getString("NAME_"), row.getBytes("BYTES_"));
                });
        var files = new ArrayList<CurrentFile>();
        for (var version : versions) {
            var content = contents.get(version.deploymentId() + "/" + version.resourceName());
            if (content != null) {
                files.add(new CurrentFile(version.path(), version.version(), version.deployment(), content));
            }
        }
        return files;
    }

    private static FileVersion version(ResultSet row, int at) throws SQLException {
        return new FileVersion(
                row.getString("path"),
                row.getInt("version"),
                row.getLong("deployment"),
                row.getString("deployment_id"),
                DeploymentSource.valueOf(row.getString("source")),
                row.getString("resource_name"),
                row.getString("sha256"));
    }
}
