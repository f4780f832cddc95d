package io.guichet.sla;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** H2 trigger that rejects updates and deletes of a row. H2 requires a public class. */
public class AppendOnlyTrigger implements Trigger {

    private static final String SQL_STATE = "45000";

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
        throw new SQLException("recorded rows must not be changed or deleted", SQL_STATE);
    }
}
