package io.guichet.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.boot.jdbc.DatabaseDriver;

/** Which database a connection leads to, for migrations whose statements differ. */
public final class DatabaseProduct {

    private DatabaseProduct() {}

    public static boolean isPostgres(Connection connection) throws SQLException {
        return DatabaseDriver.fromProductName(connection.getMetaData().getDatabaseProductName())
                == DatabaseDriver.POSTGRESQL;
    }
}
