package io.guichet.ticket;

import io.guichet.jdbc.DatabaseProduct;
import java.sql.SQLException;
import java.sql.Statement;
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
                // Of an empty table PostgreSQL would learn that it stays small.
                if (hasTickets(statement)) {
                    statement.execute("analyze ticket");
                }
            }
        }
    }

    private static boolean hasTickets(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select 1 from ticket limit 1")) {
            return row.next();
        }
    }
}
