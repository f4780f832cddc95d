package io.guichet.engine;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * The engine's index of business keys gets the ids of the executions: the filters of the Tasklist find the process instances of their
 * tickets, thousands of them for one page, in the index alone.
 */
@Component
class V60__BusinessKeyIndex extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        try (var statement = context.getConnection().createStatement()) {
            statement.execute("drop index ACT_IDX_EXEC_BUSKEY");
            statement.execute("create index ACT_IDX_EXEC_BUSKEY on ACT_RU_EXECUTION (BUSINESS_KEY_, ID_)");
        }
    }
}
