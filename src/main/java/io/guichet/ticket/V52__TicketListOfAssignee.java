package io.guichet.ticket;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Adds indexes for the list of one agent's tickets in both of its orders; both also answer whose tickets there are. */
@Component
class V52__TicketListOfAssignee extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        try (var statement = context.getConnection().createStatement()) {
            for (var key : new String[] {"due_sort_key", "received_at"}) {
                statement.execute(
                        "create index ticket_list_by_%1$s_of_assignee on ticket (assignee, brand, %1$s, number, status)"
                                .formatted(key));
            }
            statement.execute("drop index ticket_assignee_ix");
        }
    }
}
