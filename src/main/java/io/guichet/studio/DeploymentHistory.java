package io.guichet.studio;

import io.guichet.access.StaffMember;
import io.guichet.jdbc.Columns;
import io.guichet.model.FileVersions;
import io.guichet.model.FileVersions.DeploymentSource;
import io.guichet.model.FileVersions.FileVersion;
import io.guichet.problem.UnknownEntity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was deployed, the newest first: that of a user's brands and what all brands share. */
@Component
class DeploymentHistory {

    private static final String SELECT =
            """
            select M.id, M.deployment_id, M.deployed_at, M.author, M.reason, M.source, M.brand, M.restores
            from model_deployment M join ACT_RE_DEPLOYMENT D on D.ID_ = M.deployment_id
            """;

    private final JdbcClient db;
    private final FileVersions versions;
    private final VisibleDrifts visibleDrifts;

    DeploymentHistory(JdbcClient db, FileVersions versions, VisibleDrifts visibleDrifts) {
        this.visibleDrifts = visibleDrifts;
        this.db = db;
        this.versions = versions;
    }

    /**
     * Which deployments are wanted.
     *
     * @param brand null for all
     * @param file name or path of a file; null for all
     */
    record DeploymentFilter(String brand, String file) {

        public boolean isEmpty() {
            return brand == null && file == null;
        }
    }

    private record DeploymentRow(
            long number,
            String id,
            Instant at,
            String author,
            String reason,
            DeploymentSource source,
            String brand,
            String restores) {

        ModelDeployment with(List<FileVersion> files) {
            return new ModelDeployment(number, id, at, author, reason, source, brand, restores, files);
        }
    }

    /** @param before number of a deployment; null for the newest ones */
    List<ModelDeployment> list(StaffMember staff, DeploymentFilter filter, Long before, int limit) {
        var statement = new StringBuilder(SELECT).append("where (M.brand is null or M.brand in (:brands))");
        if (filter.brand() != null) {
            statement.append(" and M.brand = :brand");
        }
        if (filter.file() != null) {
            statement
                    .append(" and exists (select 1 from model_file_version V where V.deployment = M.id")
                    .append(" and (V.path = :file or V.path like :name escape '!'))");
        }
        if (before != null) {
            statement.append(" and M.id < :before");
        }
        statement.append(" order by M.id desc fetch first ").append(limit).append(" rows only");
        var rows = db.sql(statement.toString())
                .param("brands", brands(staff))
                .param("brand", filter.brand())
                .param("file", filter.file())
                .param("name", filter.file() == null ? null : "%/" + escaped(filter.file()))
                .param("before", before)
                .query((row, at) -> deployment(row))
                .list();
        return withFiles(rows, staff);
    }

    /** Throws {@link UnknownEntity} if there is none that the user may see. */
    ModelDeployment get(String id, StaffMember staff) {
        var rows = db.sql(SELECT + "where M.deployment_id = :id and (M.brand is null or M.brand in (:brands))")
                .param("id", id)
                .param("brands", brands(staff))
                .query((row, at) -> deployment(row))
                .list();
        return withFiles(rows, staff).stream().findFirst().orElseThrow(() -> UnknownEntity.of("deployment", id));
    }

    /** Who deployed what, by the numbers of the deployments. */
    String author(long number) {
        return db.sql("select author from model_deployment where id = :number")
                .param("number", number)
                .query((row, at) -> new DeploymentAuthor(row.getString("author")))
                .single()
                .name();
    }

    private record DeploymentAuthor(String name) {}

    /** A deployment of all brands may have files of single ones, which their analysts alone see. */
    private List<ModelDeployment> withFiles(List<DeploymentRow> rows, StaffMember staff) {
        var files = versions.ofAll(rows.stream().map(DeploymentRow::id).toList());
        return rows.stream()
                .map(row -> row.with(files.getOrDefault(row.id(), List.of()).stream()
                        .filter(file -> visibleDrifts.isVisible(file.path(), staff))
                        .toList()))
                .toList();
    }

    /** A list of SQL is never empty. */
    private static Set<String> brands(StaffMember staff) {
        return staff.brands().isEmpty() ? Set.of("") : staff.brands();
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static DeploymentRow deployment(java.sql.ResultSet row) throws java.sql.SQLException {
        return new DeploymentRow(
                row.getLong("id"),
                row.getString("deployment_id"),
                Columns.instant(row, "deployed_at"),
                row.getString("author"),
                row.getString("reason"),
                DeploymentSource.valueOf(row.getString("source")),
                row.getString("brand"),
                row.getString("restores"));
    }
}
