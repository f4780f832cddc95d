package io.guichet.studio;

import io.guichet.access.StaffMember;
import io.guichet.jdbc.Columns;
import io.guichet.model.FileDecisions.FileDecision;
import io.guichet.model.FileVersions;
import io.guichet.model.FileVersions.DeploymentSource;
import io.guichet.model.FileVersions.FileVersion;
import io.guichet.problem.UnknownEntity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was deployed, and decided about it, the newest first: that of a user's brands and what all brands share. */
@Component
class DeploymentHistory {

    private static final String SELECT =
            """
            select M.id, M.deployment_id, M.deployed_at, M.author, M.reason, M.source, M.brand, M.restores, M.decision
            from model_deployment M left join ACT_RE_DEPLOYMENT D on D.ID_ = M.deployment_id
            where (D.ID_ is not null or M.decision is not null) and (M.brand is null or M.brand in (:brands))
            """;

    private static final String OF_FILE = " and (F.path = :file or F.path like :name escape '!'))";

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
            String restores,
            FileDecision decision) {

        ModelDeployment with(List<FileVersion> files) {
            return new ModelDeployment(number, id, at, author, reason, source, brand, restores, decision, files);
        }
    }

    /** @param before number of a deployment; null for the newest ones */
    List<ModelDeployment> list(StaffMember staff, DeploymentFilter filter, Long before, int limit) {
        var statement = new StringBuilder(SELECT);
        if (filter.brand() != null) {
            statement.append(" and M.brand = :brand");
        }
        if (filter.file() != null) {
            statement
                    .append(" and (exists (select 1 from model_file_version F where F.deployment = M.id" + OF_FILE)
                    .append(" or exists (select 1 from model_file_decision F where F.decision = M.id" + OF_FILE)
                    .append(")");
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
        var rows = db.sql(SELECT + " and M.deployment_id = :id")
                .param("id", id)
                .param("brands", brands(staff))
                .query((row, at) -> deployment(row))
                .list();
        return withFiles(rows, staff).stream().findFirst().orElseThrow(() -> UnknownEntity.of("deployment", id));
    }

    /** Who made these deployments; an empty text stands for the desk itself. */
    Set<String> authors(Collection<Long> numbers) {
        return numbers.isEmpty()
                ? Set.of()
                : db.sql("select distinct coalesce(author, '') as author from model_deployment where id in (:numbers)")
                        .param("numbers", numbers)
                        .query((row, at) -> row.getString("author"))
                        .set();
    }

    /** A deployment of all brands may have files of single ones, which their analysts alone see. */
    private List<ModelDeployment> withFiles(List<DeploymentRow> rows, StaffMember staff) {
        var deployed = versions.ofAll(rows.stream().map(DeploymentRow::id).toList());
        var decided = versions.ofDecisions(rows.stream()
                .filter(row -> row.decision() != null)
                .map(DeploymentRow::number)
                .toList());
        return rows.stream()
                .map(row -> row.with(Stream.concat(
                                deployed.getOrDefault(row.id(), List.of()).stream(),
                                decided.getOrDefault(row.number(), List.of()).stream())
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
                row.getString("restores"),
                row.getString("decision") == null ? null : FileDecision.valueOf(row.getString("decision")));
    }
}
