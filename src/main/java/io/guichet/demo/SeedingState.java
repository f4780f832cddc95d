package io.guichet.demo;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;

/**
 * Marks whether the demo data are complete. It is an engine property, so that it is dropped with the data: {@code
 * begun} before the first ticket, {@code complete} after the last.
 */
final class SeedingState {

    static final String PROPERTY = "guichet.demo-data";
    static final String BEGUN = "begun";
    static final String COMPLETE = "complete";

    private SeedingState() {}

    static void markBegun(ManagementService management) {
        management.setProperty(PROPERTY, BEGUN);
    }

    static void markComplete(ManagementService management) {
        management.setProperty(PROPERTY, COMPLETE);
    }

    /** Null if seeding never began. */
    static String state(ManagementService management) {
        return management.getProperties().get(PROPERTY);
    }

    /** Whether seeding an H2 database was interrupted; can be read before the engine starts. */
    static boolean wasInterrupted(DataSource database) {
        try (var connection = database.getConnection()) {
            return isH2(connection) && hasProperties(connection) && BEGUN.equals(state(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read whether the demo data are complete", e);
        }
    }

    static boolean isH2(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("H2");
    }

    private static boolean hasProperties(Connection connection) throws SQLException {
        try (var tables = connection.getMetaData().getTables(null, null, "ACT_GE_PROPERTY", null)) {
            return tables.next();
        }
    }

    private static String state(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select VALUE_ from ACT_GE_PROPERTY where NAME_ = ?")) {
            query.setString(1, PROPERTY);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
