package io.guichet.ticket;

import io.guichet.jdbc.DatabaseProduct;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * The index of restricted tickets answers which of them are hidden from a user, which each query of the Tasklist asks, without
 * reading their rows. On PostgreSQL it contains them alone.
 */
@Component
class V64__RestrictedTickets extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        var postgres = DatabaseProduct.isPostgres(connection);
        try (var statement = connection.createStatement()) {
            statement.execute("drop index ticket_restricted");
            statement.execute("create index ticket_restricted on ticket "
                    + (postgres ? "(number, team) where restricted" : "(restricted, team, number)"));
        }
    }
}
