package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the engine answers about a task that ends between two of its reads. Waits at a lock of PostgreSQL. */
@DeskTest
@EnabledIfSystemProperty(named = "guichet.test.database", matches = "postgres")
class EndedInstanceTest {

    /** The Tasklist's; with it, the engine reads the task, its definition, and the task again for its candidates. */
    private static final String WITH_LINKS = "application/hal+json";

    @Autowired
    private Desk desk;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    @Test
    void isNotFound() throws SQLException {
        var number = desk.opens("parcels", Map.of());
        var task = desk.task(number, "triage").id();
        var admin = HttpBrowser.basicAuth(port, "admin", "admin");

        try (var lock = database.getConnection()) {
            lock.setAutoCommit(false);
            var locked = new JdbcTemplate(new SingleConnectionDataSource(lock, true));
            locked.execute("lock table act_re_procdef in access exclusive mode");
            var answer = CompletableFuture.supplyAsync(
                    () -> admin.send("GET", "/engine-rest/task/" + task, null, null, WITH_LINKS));
            await().until(this::somebodyWaits);
            locked.update("delete from act_ru_identitylink where task_id_ = ?", task);
            locked.update("delete from act_ru_task where id_ = ?", task);
            lock.commit();

            assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(404);
            assertThat(answer.join().body()).contains(task);
        }
        // Other tests share the database: no process stays without its task.
        desk.withdraws(number);
    }

    private boolean somebodyWaits() {
        return db.sql("select count(*) from pg_locks where not granted and relation = 'act_re_procdef'::regclass")
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
