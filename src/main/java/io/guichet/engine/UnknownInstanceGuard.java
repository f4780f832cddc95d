package io.guichet.engine;

import io.guichet.engine.EngineFilterConfiguration.EngineRequestGuard;
import io.guichet.problem.UnknownEntity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** An object that a path names. */
    private record NamedObject(String resource, String table, String id) {}

    /** Whether the request is about an object of an instance. */
    boolean appliesTo(HttpServletRequest request) {
        return !named(request).isEmpty();
    }

    @Override
    public void check(HttpServletRequest request, byte[] body) {
        for (var object : named(request)) {
            if (!exists(object.table(), object.id())) {
                throw UnknownEntity.of(object.resource(), object.id());
            }
        }
    }

    private static List<NamedObject> named(HttpServletRequest request) {
        var segments = List.of(String.valueOf(request.getPathInfo()).split("/"));
        var objects = new ArrayList<NamedObject>();
        for (int at = 0; at < segments.size() - 1; at++) {
            var resource = segments.get(at);
            var inHistory = at > 0 && segments.get(at - 1).equals("history");
            var table = TABLES.get(inHistory ? "history/" + resource : resource);
            var id = segments.get(at + 1);
            if (table != null && isId(id)) {
                objects.add(new NamedObject(resource, table, id));
            }
        }
        return objects;
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
