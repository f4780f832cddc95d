package io.guichet.email;

import io.guichet.jdbc.DatabaseProduct;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * An index of queued e-mails alone answers how many wait, and since when, without reading their rows: each probe of the health
 * asks that, also while a mail server is down and 100,000 are queued. H2, which has no such index, reads the rows.
 */
@Component
class V65__QueuedEmails extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        if (DatabaseProduct.isPostgres(context.getConnection())) {
            try (var statement = context.getConnection().createStatement()) {
                statement.execute("create index email_queued on email (queued_at, created_at) where state = 'QUEUED'");
            }
        }
    }
}
