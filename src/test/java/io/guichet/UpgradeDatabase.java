package io.guichet;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;

/**
 * Restores the database of the baseline. It is kept as one H2 script; on PostgreSQL the tables are created by the migrations
 * up to the baseline's version, which may not change any more, and the rows are copied.
 */
final class UpgradeDatabase {

    private static final String H2 = "jdbc:h2:mem:upgrade-baseline;DB_CLOSE_DELAY=-1";

    private UpgradeDatabase() {}

    static void restore(Flyway flyway) {
        try (var target = flyway.getConfiguration().getDataSource().getConnection()) {
            if (TestDatabase.isPostgres()) {
                Flyway.configure()
                        .configuration(flyway.getConfiguration())
                        .target(UpgradeBaseline.schemaVersion())
                        .load()
                        .migrate();
                copyInto(target);
            } else {
                runScript(target);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void runScript(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("runscript from '%s' compression gzip".formatted(UpgradeBaseline.DATABASE));
        }
    }

    private static void copyInto(Connection postgres) throws SQLException {
        try (var h2 = DriverManager.getConnection(H2, "sa", "");
                var statement = postgres.createStatement()) {
            runScript(h2);
            postgres.setAutoCommit(false);
            // Neither foreign keys nor append-only triggers apply to a replica.
            statement.execute("set session_replication_role = replica");
            for (var table : tables(h2)) {
                statement.execute("delete from " + table);
                copyTable(table, h2, postgres);
            }
            restartIdentities(postgres);
            statement.execute("set session_replication_role = origin");
            postgres.commit();
            postgres.setAutoCommit(true);
        }
    }

    private static List<String> tables(Connection h2) throws SQLException {
        var tables = new ArrayList<String>();
        try (var rows = h2.getMetaData().getTables(null, "PUBLIC", null, new String[] {"BASE TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        tables.remove("flyway_schema_history");
        return tables;
    }

    private static void copyTable(String table, Connection h2, Connection postgres) throws SQLException {
        try (var query = h2.createStatement();
                var rows = query.executeQuery("select * from " + table)) {
            var columns = columns(rows);
            var insert = "insert into %s (%s) values (%s)"
                    .formatted(
                            table,
                            String.join(", ", columns),
                            String.join(", ", Collections.nCopies(columns.size(), "?")));
            try (var target = postgres.prepareStatement(insert)) {
                while (rows.next()) {
                    for (int column = 1; column <= columns.size(); column++) {
                        target.setObject(column, value(rows, column));
                    }
                    target.addBatch();
                }
                target.executeBatch();
            }
        }
    }

    private static List<String> columns(ResultSet rows) throws SQLException {
        var columns = new ArrayList<String>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            columns.add(rows.getMetaData().getColumnName(column).toLowerCase(Locale.ROOT));
        }
        return columns;
    }

    private static Object value(ResultSet rows, int column) throws SQLException {
        return switch (rows.getMetaData().getColumnType(column)) {
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> rows.getBytes(column);
            case Types.CLOB -> rows.getString(column);
            case Types.TIMESTAMP_WITH_TIMEZONE -> rows.getObject(column, OffsetDateTime.class);
            default -> rows.getObject(column);
        };
    }

    private static void restartIdentities(Connection postgres) throws SQLException {
        try (var query = postgres.createStatement();
                var columns = query.executeQuery(
                        "select table_name, column_name from information_schema.columns where is_identity = 'YES'")) {
            while (columns.next()) {
                var table = columns.getString(1);
                var column = columns.getString(2);
                try (var restart = postgres.createStatement()) {
                    restart.execute(
                            "select setval(pg_get_serial_sequence('%s', '%s'), (select coalesce(max(%s), 0) + 1 from %s), false)"
                                    .formatted(table, column, column, table));
                }
            }
        }
    }
}
