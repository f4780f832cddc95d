package io.guichet.ticket;

import io.guichet.jdbc.DatabaseProduct;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Adds what lists of tickets are sorted and filtered by as columns of the ticket, with an index for each order and
 * filter. The nearest due date of the running clocks is copied from {@code ticket_deadline}, which the previous version
 * reads; tickets whose other clocks may be due earlier are noted for a repair.
 */
@Component
class V15__TicketLists extends BaseJavaMigration {

    /** A generated column: closed tickets last, before them those without a due date. */
    private static final String DUE_SORT_KEY =
            """
            alter table ticket add column due_sort_key timestamp(6) with time zone generated always as (case
              when status = 'CLOSED' then timestamp with time zone '9999-02-01 00:00:00+00'
              when due is null then timestamp with time zone '9999-01-01 00:00:00+00'
              else due end)""";

    private static final String[] SORT_KEYS = {"due_sort_key", "received_at"};

    @Override
    public void migrate(Context context) throws SQLException {
        var postgres = DatabaseProduct.isPostgres(context.getConnection());
        try (var statement = context.getConnection().createStatement()) {
            statement.execute("alter table ticket add column due timestamp(6) with time zone");
            statement.execute("alter table ticket add column at_risk_at timestamp(6) with time zone");
            statement.execute(
                    """
                    update ticket set due = (select d.due from ticket_deadline d where d.number = ticket.number),
                      at_risk_at = (select d.at_risk_at from ticket_deadline d where d.number = ticket.number)
                    where number in (select number from ticket_deadline)""");
            statement.execute(DUE_SORT_KEY + (postgres ? " stored" : ""));
            for (var key : SORT_KEYS) {
                createIndexes(key, postgres, statement);
            }
            statement.execute("create table deadline_repair (number varchar(20) primary key references ticket)");
            statement.execute(
                    """
                    insert into deadline_repair select number from ticket where status <> 'CLOSED' and number in
                      (select number from ledger_entry where target in ('CLAIM', 'SPECIALIST', 'DEVELOPER'))""");
        }
    }

    /** The last columns of each index answer the other filters without reading the tickets that do not match. */
    private static void createIndexes(String key, boolean postgres, Statement statement) throws SQLException {
        var name = "ticket_list_by_" + key;
        var columns = Map.of(
                "", "brand, %s, number, status",
                "_in_status", "brand, status, %s, number, team, priority",
                "_in_team", "brand, team, %s, number, status",
                "_in_priority", "brand, priority, %s, number, status",
                "_in_team_and_priority", "brand, team, priority, %s, number, status",
                "_with_due", "brand, %s, number, due, at_risk_at, status, team, priority");
        for (var index : columns.entrySet()) {
            var condition = postgres && index.getKey().equals("_with_due") ? " where due is not null" : "";
            statement.execute("create index %s on ticket (%s)%s"
                    .formatted(name + index.getKey(), index.getValue().formatted(key), condition));
        }
    }
}
