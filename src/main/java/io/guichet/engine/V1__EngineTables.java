package io.guichet.engine;

import java.sql.Connection;
import java.util.Locale;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/** Creates the engine's tables from its shipped scripts, and an index on the due date of jobs. */
@Component
class V1__EngineTables extends BaseJavaMigration {

    private static final String[] PARTS = {
        "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history"
    };

    @Override
    public void migrate(Context context) throws Exception {
        var connection = context.getConnection();
        for (var part : PARTS) {
            ScriptUtils.executeSqlScript(
                    connection,
                    new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql"
                            .formatted(dialect(connection), part)));
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create index GUICHET_IDX_JOB_DUEDATE on ACT_RU_JOB(DUEDATE_)");
        }
    }

    private static String dialect(Connection connection) throws Exception {
        var product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        return product.contains("postgres") ? "postgres" : "h2";
    }
}
