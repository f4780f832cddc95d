package io.guichet;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A new database: H2 in memory, or a real PostgreSQL if {@code guichet.test.database=postgres}. */
class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static int databases;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var name = "desk" + databases++;
        var settings = isPostgres() ? postgres(name) : h2(name);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-database", settings));
    }

    static boolean isPostgres() {
        return "postgres".equals(System.getProperty("guichet.test.database"));
    }

    private static Map<String, Object> h2(String name) {
        return Map.of(
                "spring.datasource.url",
                "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000;DEFAULT_NULL_ORDERING=HIGH".formatted(name));
    }

    private static Map<String, Object> postgres(String name) {
        try {
            var server = PostgresServer.running();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            return Map.of(
                    "spring.datasource.url", server.getJdbcUrl("postgres", name),
                    "spring.datasource.username", "postgres",
                    "spring.datasource.password", "postgres",
                    "spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", "true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class PostgresServer {

        private static EmbeddedPostgres server;

        static synchronized EmbeddedPostgres running() throws IOException {
            if (server == null) {
                server = EmbeddedPostgres.builder().start();
            }
            return server;
        }
    }
}
