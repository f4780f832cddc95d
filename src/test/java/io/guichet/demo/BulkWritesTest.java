package io.guichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkWritesTest {

    @TempDir
    private Path folder;

    @Test
    void delaysWritesOnlyWhileDataAreCreated() {
        var bulkWrites = new BulkWrites(database());
        var delays = new ArrayList<Integer>();

        delays.add(bulkWrites.writeDelay());
        bulkWrites.during(() -> delays.add(bulkWrites.writeDelay()));
        delays.add(bulkWrites.writeDelay());

        assertThat(delays).containsExactly(0, 1_000, 0);
    }

    @Test
    void endsTheDelayAfterAFailure() {
        var bulkWrites = new BulkWrites(database());

        assertThatThrownBy(() -> bulkWrites.during(() -> {
                    throw new IllegalStateException("a step failed");
                }))
                .hasMessage("a step failed");

        assertThat(bulkWrites.writeDelay()).isZero();
    }

    /** As the connections of the pool, those of the test stay open; an H2 that nobody uses closes. */
    private JdbcDataSource database() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:%s/guichet;DB_CLOSE_DELAY=-1".formatted(folder.toAbsolutePath()));
        database.setUser("sa");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set write_delay 0");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }
}
