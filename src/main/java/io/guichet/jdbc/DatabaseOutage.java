package io.guichet.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that is gone or has no room from a fault of the work itself. */
public final class DatabaseOutage {

    /** Beginnings of SQL states: connections, resources, a server that ends or begins; a cancelled statement is none. */
    private static final List<String> STATES = List.of("08", "53", "57P");

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
        return state != null && STATES.stream().anyMatch(state::startsWith);
    }
}
