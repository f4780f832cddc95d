package io.guichet.customer;

import io.guichet.text.EmailAddress;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Adds the canonical form of the customers' addresses. The stored addresses stay as they are, and two customers whose
 * addresses have the same form stay two. Columns whose limit counts code points get room for two characters each.
 */
@Component
class V21__CanonicalEmails extends BaseJavaMigration {

    private static final int BATCH_SIZE = 500;

    private static final List<String> WIDER_COLUMNS = List.of(
            "customer name 400",
            "customer_team name 400",
            "question subject 600",
            "ticket subject 600",
            "email subject 1600",
            "survey comment 8000",
            "article title 600",
            "article keywords 2000",
            "article topic 240",
            "article product 240",
            "article_revision title 600",
            "article_revision keywords 2000",
            "article_revision topic 240",
            "article_revision product 240",
            "article_vote comment 2000",
            "ledger_entry reason 800",
            "invoice buyer_name 400",
            "invoice street 400",
            "invoice postcode 40",
            "invoice city 200",
            "invoice country 200",
            "invoice reference 400",
            "ticket issue_key 200");

    @Override
    public void migrate(Context context) throws SQLException {
        try (var statement = context.getConnection().createStatement()) {
            for (var wider : WIDER_COLUMNS) {
                var parts = wider.split(" ");
                statement.execute(
                        "alter table %s alter column %s set data type varchar(%s)".formatted((Object[]) parts));
            }
            statement.execute("alter table customer add column canonical_email varchar(254)");
            statement.execute("update customer set canonical_email = email");
            correctAddresses(context, statement);
            statement.execute("create index customer_by_canonical_email on customer (brand, canonical_email)");
        }
    }

    private static void correctAddresses(Context context, Statement statement) throws SQLException {
        var canonical = differingAddresses(statement);
        try (var update =
                context.getConnection().prepareStatement("update customer set canonical_email = ? where id = ?")) {
            int waiting = 0;
            for (var address : canonical.entrySet()) {
                update.setString(1, address.getValue());
                update.setLong(2, address.getKey());
                update.addBatch();
                if (++waiting % BATCH_SIZE == 0) {
                    update.executeBatch();
                }
            }
            update.executeBatch();
        }
    }

    private static Map<Long, String> differingAddresses(Statement statement) throws SQLException {
        var differing = new TreeMap<Long, String>();
        try (var rows = statement.executeQuery("select id, email from customer")) {
            while (rows.next()) {
                var email = rows.getString("email");
                var id = rows.getLong("id");
                EmailAddress.canonical(email)
                        .filter(address -> !address.equals(email))
                        .ifPresent(address -> differing.put(id, address));
            }
        }
        return differing;
    }
}
