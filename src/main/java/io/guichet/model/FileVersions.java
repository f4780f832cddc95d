package io.guichet.model;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** Waits for other deployments, as the engine does for each of its own, until the transaction ends. */
    public void lockDeployments() {
        db.sql("select VALUE_ from ACT_GE_PROPERTY where NAME_ = 'deployment.lock' for update")
                .query(String.class)
                .list();
    }

    DeploymentState state() {
        return db.sql(
                        """
                        select coalesce(max(M.id), 0) as newest, count(*) as deployments
                        from model_deployment M join ACT_RE_DEPLOYMENT D on D.ID_ = M.deployment_id""")
                .query((row, at) -> new DeploymentState(row.getLong("newest"), row.getLong("deployments")))
                .single();
    }

    /** The newest version of each file. */
    public Collection<FileVersion> newest() {
        var newest = new TreeMap<String, FileVersion>();
        db.sql(SELECT + "order by V.deployment")
                .query(FileVersions::version)
                .list()
                .forEach(version -> newest.put(version.path(), version));
        return newest.values();
    }

    /** The newest version of one file. */
    public Optional<FileVersion> newest(String path) {
        return all(path).stream().findFirst();
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

    /** The version that one deployment found and replaced. */
    public Optional<FileVersion> before(String path, long deployment) {
        return all(path).stream()
                .filter(version -> version.deployment() < deployment)
                .findFirst();
    }

    /** What applied before that deployment, by path. */
    public Map<String, FileVersion> allBefore(long deployment) {
        var before = new HashMap<String, FileVersion>();
        db.sql(SELECT + "where V.deployment < :deployment order by V.deployment")
                .param("deployment", deployment)
                .query(FileVersions::version)
                .list()
                .forEach(version -> before.put(version.path(), version));
        return before;
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
        var ids = versions.stream().map(FileVersion::deploymentId).distinct().toList();
        db.sql("select DEPLOYMENT_ID_, NAME_, BYTES_ from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ in (:ids)")
                .param("ids", ids)
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
     * @param version as the engine counts diagrams and tables; null for the next one
     */
    public void recordFile(String deploymentId, String path, Integer version, String resourceName, String sha256) {
        var number = version == null ? newest(path).map(FileVersion::version).orElse(0) + 1 : version;
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

    /** Digests of what each file of the working folder was when it was last deployed or compared, by path. */
    public Map<String, String> bases() {
        var bases = new HashMap<String, String>();
        db.sql("select path, sha256 from model_file_base").query(row -> {
            bases.put(row.getString("path"), row.getString("sha256"));
        });
        return bases;
    }

    /** Records that this is what the file of the working folder was. */
    public void setBase(String path, String sha256) {
        var changed = db.sql("update model_file_base set sha256 = :sha256 where path = :path")
                .param("path", path)
                .param("sha256", sha256)
                .update();
        if (changed == 0) {
            db.sql("insert into model_file_base (path, sha256) values (:path, :sha256)")
                    .param("path", path)
                    .param("sha256", sha256)
                    .update();
        }
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
