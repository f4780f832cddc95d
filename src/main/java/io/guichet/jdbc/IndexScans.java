package io.guichet.jdbc;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Has PostgreSQL look rows up in indexes. Of a new table, which has no statistics, it expects a few hundred keys to be those of
 * all rows and reads it whole, again for each page of keys and the longer the more there are.
 */
@Component
public class IndexScans {

    private final JdbcOperations db;
    private final boolean isPostgres;

    IndexScans(JdbcOperations db) {
        this.db = db;
        this.isPostgres = Boolean.TRUE.equals(db.execute((ConnectionCallback<Boolean>) DatabaseProduct::isPostgres));
    }

    /**
     * Until the end of the current transaction, for work that reads by keys alone. Other databases do so anyway.
     *
     * @throws DataAccessException if the database fails
     */
    public void preferInTransaction() {
        if (isPostgres) {
            db.execute("set local enable_seqscan = off");
        }
    }
}
