package io.guichet.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guichet.DeskTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The role for reports on PostgreSQL, which alone has it: no tag for H2. */
@DeskTest
class SqlViewsRoleTest {

    private final String user = "reports_" + UUID.randomUUID().toString().replace("-", "");

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void createsAUserOfTheRole() {
        db.sql("create user %s password 'a loud lamp' in role guichet_insight".formatted(user))
                .update();
    }

    @AfterEach
    void dropsTheUser() {
        db.sql("drop user " + user).update();
    }

    @Test
    void readsTheViews() throws SQLException {
        try (var connection = signIn()) {
            for (var view : List.of(
                    "insight_ticket", "insight_response", "insight_solution", "insight_clock", "insight_visit")) {
                assertThatCode(() -> read(connection, view)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void readsNothingElseAndWritesNothing() throws SQLException {
        var readable = db.sql(
                        """
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = current_schema() and c.relkind in ('r', 'v', 'm', 'p', 'f')
                          and has_table_privilege(:user, c.oid, 'select')
                        order by c.relname""")
                .param("user", user)
                .query(String.class)
                .list();
        assertThat(readable)
                .containsExactly(
                        "insight_clock", "insight_response", "insight_solution", "insight_ticket", "insight_visit");
        try (var connection = signIn()) {
            for (var table :
                    List.of("ticket", "customer", "message", "survey", "metric_ticket", "signing_key", "act_id_user")) {
                assertThatThrownBy(() -> read(connection, table)).hasMessageContaining("permission denied");
            }
            assertThatThrownBy(() -> execute(connection, "delete from insight_ticket"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(connection, "create table mine (id integer)"))
                    .hasMessageContaining("permission denied");
        }
    }

    /** In a schema of its own, by a user that may not create roles. */
    @Test
    void theViewsExistWhereTheRoleCannotBeCreated() throws SQLException {
        var schema = user + "_desk";
        db.sql("create schema %1$s authorization %2$s".formatted(schema, user)).update();
        try (var connection = signIn()) {
            execute(connection, "set search_path to " + schema);
            for (var table :
                    List.of("metric_ticket", "metric_response", "metric_solution", "metric_clock", "metric_visit")) {
                db.sql("create table %1$s.%2$s (like public.%2$s)".formatted(schema, table))
                        .update();
                db.sql("alter table %s.%s owner to %s".formatted(schema, table, user))
                        .update();
            }
            db.sql("alter role guichet_insight rename to guichet_insight_away").update();
            try {
                connection.setAutoCommit(false);
                new V55__InsightViews().migrate(context(connection));
                connection.commit();
                assertThatCode(() -> read(connection, "insight_ticket")).doesNotThrowAnyException();
            } finally {
                db.sql("alter role guichet_insight_away rename to guichet_insight")
                        .update();
            }
        } finally {
            db.sql("drop schema %s cascade".formatted(schema)).update();
        }
    }

    private static Context context(Connection connection) {
        return new Context() {
            @Override
            public Configuration getConfiguration() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Connection getConnection() {
                return connection;
            }
        };
    }

    private Connection signIn() throws SQLException {
        try (var own = dataSource.getConnection()) {
            // without the parameters, which name the desk's own user
            var url = own.getMetaData().getURL().replaceFirst("\\?.*", "");
            return DriverManager.getConnection(url, user, "a loud lamp");
        }
    }

    private static void read(Connection connection, String table) throws SQLException {
        execute(connection, "select count(*) from " + table);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
