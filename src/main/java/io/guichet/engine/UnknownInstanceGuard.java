package io.guichet.engine;

import io.guichet.engine.EngineFilterConfiguration.EngineRequestGuard;
import io.guichet.problem.UnknownEntity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers 404 to a request about an object of an instance that does not exist for the user: the engine answers with different
 * errors, depending on the endpoint.
 */
class UnknownInstanceGuard implements EngineRequestGuard {

    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("task", "ACT_RU_TASK"),
            Map.entry("process-instance", "ACT_RU_EXECUTION"),
            Map.entry("execution", "ACT_RU_EXECUTION"),
            Map.entry("job", "ACT_RU_JOB"),
            Map.entry("incident", "ACT_RU_INCIDENT"),
            Map.entry("external-task", "ACT_RU_EXT_TASK"),
            Map.entry("variable-instance", "ACT_RU_VARIABLE"),
            Map.entry("history/process-instance", "ACT_HI_PROCINST"),
            Map.entry("history/activity-instance", "ACT_HI_ACTINST"),
            Map.entry("history/variable-instance", "ACT_HI_VARINST"),
            Map.entry("history/detail", "ACT_HI_DETAIL"),
            Map.entry("history/job-log", "ACT_HI_JOB_LOG"),
            Map.entry("history/external-task-log", "ACT_HI_EXT_TASK_LOG"),
            Map.entry("history/decision-instance", "ACT_HI_DECINST"));

    private final JdbcClient db;

    UnknownInstanceGuard(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void check(HttpServletRequest request, byte[] body) {
        var segments = List.of(String.valueOf(request.getPathInfo()).split("/"));
        for (int at = 0; at < segments.size() - 1; at++) {
            var id = segments.get(at + 1);
            var table = table(segments, at);
            if (table.isPresent() && isId(id) && !exists(table.get(), id)) {
                throw UnknownEntity.of(segments.get(at), id);
            }
        }
    }

    private static Optional<String> table(List<String> segments, int at) {
        var resource = segments.get(at);
        var inHistory = at > 0 && segments.get(at - 1).equals("history");
        return Optional.ofNullable(TABLES.get(inHistory ? "history/" + resource : resource));
    }

    /** The engine's ids contain digits; names of endpoints beside them do not. */
    private static boolean isId(String segment) {
        return segment.chars().anyMatch(Character::isDigit);
    }

    private boolean exists(String table, String id) {
        var sql = VisibleRows.current().in("select count(*) from %s where ID_ = :id".formatted(table));
        return db.sql(sql).param("id", id).query(Long.class).single() > 0;
    }
}
