package io.guichet.customer;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * The index of canonical addresses begins with the address. Before a new database has statistics, one that begins with the brand is
 * taken for as good as that of the addresses, and a search for an address reads all customers of the brand.
 */
@Component
class V66__CustomersByAddress extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        try (var statement = context.getConnection().createStatement()) {
            statement.execute("drop index customer_by_canonical_email");
            statement.execute("create index customer_by_canonical_email on customer (canonical_email, brand)");
        }
    }
}
