package io.guichet.engine;

import io.guichet.engine.EngineFilterConfiguration.EngineRequestGuard;
import io.guichet.problem.UnknownEntity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers 404 to a request about a deployment or definition of a brand that the user does not serve. */
class ForeignDefinitionGuard implements EngineRequestGuard {

    private static final Map<String, String> TABLES = Map.of(
            "deployment", "ACT_RE_DEPLOYMENT",
            "process-definition", "ACT_RE_PROCDEF",
            "decision-definition", "ACT_RE_DECISION_DEF",
            "decision-requirements-definition", "ACT_RE_DECISION_REQ_DEF");

    private final JdbcClient db;

    ForeignDefinitionGuard(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void check(HttpServletRequest request, byte[] body) {
        var segments = List.of(String.valueOf(request.getPathInfo()).split("/"));
        for (int at = 0; at < segments.size() - 1; at++) {
            var name = segments.get(at);
            var value = segments.get(at + 1);
            var isForeign = name.equals("tenant-id")
                    ? isForeign(value)
                    : TABLES.containsKey(name) && isForeign(TABLES.get(name), value);
            if (isForeign) {
                throw UnknownEntity.of(name, value);
            }
        }
    }

    private boolean isForeign(String table, String id) {
        return db.sql("select TENANT_ID_ from %s where ID_ = :id and TENANT_ID_ is not null".formatted(table))
                .param("id", id)
                .query(String.class)
                .optional()
                .filter(ForeignDefinitionGuard::isForeign)
                .isPresent();
    }

    private static boolean isForeign(String brand) {
        return !VisibleRows.current().brands().contains(brand);
    }
}
