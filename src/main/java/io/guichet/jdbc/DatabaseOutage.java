package io.guichet.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that is gone or has no room from a fault of the work itself. */
public final class DatabaseOutage {

    /** Classes of SQL states: connections, resources, interventions of an operator such as a restart. */
    private static final Set<String> STATE_CLASSES = Set.of("08", "53", "57");

    private DatabaseOutage() {}

    /** Whether the same work may succeed once the database is back. */
    public static boolean caused(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException error && isOutage(error.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(String state) {
        return state != null && state.length() > 2 && STATE_CLASSES.contains(state.substring(0, 2));
    }
}
