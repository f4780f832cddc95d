package io.guichet.engine;

import io.guichet.jdbc.DatabaseProduct;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Adds an index that the engine lacks: when a task is completed, the engine looks for its subtasks, and read all tasks for that.
 */
@Component
class V62__SubtaskIndex extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        var postgres = DatabaseProduct.isPostgres(connection);
        try (var statement = connection.createStatement()) {
            statement.execute("create index GUICHET_IDX_TASK_PARENT on ACT_RU_TASK (PARENT_TASK_ID_)"
                    + (postgres ? " where PARENT_TASK_ID_ is not null" : ""));
        }
    }
}
