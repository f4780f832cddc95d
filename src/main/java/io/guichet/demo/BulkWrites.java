package io.guichet.demo;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Lets H2 write several transactions to disk at once while data are created that nobody was told of. */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class BulkWrites {

    private static final int WRITE_DELAY_MILLIS = 1_000;

    private final DataSource database;

    BulkWrites(DataSource database) {
        this.database = database;
    }

    /** Afterwards each transaction is on disk when it is committed, as the settings require. */
    void during(Runnable writes) {
        var before = writeDelay();
        if (before < 0) {
            writes.run();
            return;
        }
        setWriteDelay(WRITE_DELAY_MILLIS);
        try {
            writes.run();
        } finally {
            setWriteDelay(before);
        }
    }

    /** Milliseconds; negative where the database is not H2. */
    int writeDelay() {
        try (var connection = database.getConnection()) {
            if (!SeedingState.isH2(connection)) {
                return -1;
            }
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'")) {
                return row.next() ? row.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the write delay", e);
        }
    }

    private void setWriteDelay(int millis) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set write_delay " + millis);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot set the write delay", e);
        }
    }
}
