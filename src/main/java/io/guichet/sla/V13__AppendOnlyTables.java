package io.guichet.sla;

import io.guichet.jdbc.DatabaseProduct;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Makes ledger, triggers and timelines append-only by database triggers. */
@Component
class V13__AppendOnlyTables extends BaseJavaMigration {

    private static final List<String> TABLES = List.of("ledger_entry", "clock_trigger", "timeline_entry");

    @Override
    public void migrate(Context context) throws SQLException {
        var postgres = DatabaseProduct.isPostgres(context.getConnection());
        try (var statement = context.getConnection().createStatement()) {
            if (postgres) {
                statement.execute(
                        """
                        create function refuse_change() returns trigger language plpgsql as $$
                        begin
                          raise exception 'recorded rows must not be changed or deleted' using errcode = '45000';
                        end $$""");
            }
            for (var table : TABLES) {
                protect(table, postgres, statement);
            }
        }
    }

    private static void protect(String table, boolean postgres, Statement statement) throws SQLException {
        if (postgres) {
            statement.execute(
                    "create trigger %s_append_only before update or delete or truncate on %s execute function refuse_change()"
                            .formatted(table, table));
        } else {
            statement.execute("create trigger %s_append_only before update, delete on %s for each row call \"%s\""
                    .formatted(table, table, AppendOnlyTrigger.class.getName()));
        }
    }
}
