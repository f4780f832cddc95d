package io.guichet;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The PostgreSQL that keeps the million tickets between measurements. {@code -Ddatabase=} is the folder of an embedded
 * server (default {@code target/million}) or the JDBC URL of a running one, with its user and password as parameters.
 */
final class SpeedDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final String url;

    private SpeedDatabase(EmbeddedPostgres server, String url) {
        this.server = server;
        this.url = url;
    }

    static SpeedDatabase open() throws IOException {
        var database = System.getProperty("database", "target/million");
        if (database.startsWith("jdbc:")) {
            return new SpeedDatabase(null, database);
        }
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(Path.of(database).toAbsolutePath())
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(5))
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("work_mem", "16MB")
                .setServerConfig("maintenance_work_mem", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .start();
        return new SpeedDatabase(
                server, server.getJdbcUrl("postgres", "postgres") + "&password=postgres");
    }

    String url() {
        return url;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Whether the copies were made completely. */
    boolean isFilled() throws SQLException {
        try (var connection = connect()) {
            return new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                    .queryForObject("select to_regclass('speed_copies_complete') is not null", Boolean.class);
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
