package io.guichet.engine;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Changes the history level that is stored with the database to that of {@link DeskHistoryLevel}: the engine refuses to start
 * with another one.
 */
@Component
class V17__EngineHistory extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        try (var statement = context.getConnection()
                .prepareStatement("update ACT_GE_PROPERTY set VALUE_ = ? where NAME_ = 'historyLevel'")) {
            statement.setString(1, String.valueOf(DeskHistoryLevel.ID));
            statement.executeUpdate();
        }
    }
}
