package io.guichet.engine;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Indexes for the Tasklist: a page of the most urgent tasks is read without sorting all of them, and counts read no rows. */
@Component
class V18__TaskOrder extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        try (var statement = context.getConnection().createStatement()) {
            statement.execute(
                    "create index GUICHET_IDX_TASK_URGENCY on ACT_RU_TASK(PRIORITY_ desc, DUE_DATE_, CREATE_TIME_)");
            statement.execute("create index GUICHET_IDX_TASK_CANDIDATES"
                    + " on ACT_RU_TASK(ASSIGNEE_, SUSPENSION_STATE_, TENANT_ID_, ID_)");
        }
    }
}
