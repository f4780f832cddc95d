package io.guichet.ticket;

import io.guichet.jdbc.DatabaseProduct;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Tells PostgreSQL that restricted tickets belong to other teams than most tickets do. Without it, the planner expects few
 * hidden tickets where there are many, and compares each task with all of them.
 */
@Component
class V68__TeamsOfRestrictedTickets extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        if (DatabaseProduct.isPostgres(connection)) {
            try (var statement = connection.createStatement()) {
                statement.execute("create statistics ticket_restricted_by_team (mcv) on restricted, team from ticket");
                statement.execute("analyze ticket");
            }
        }
    }
}
