package io.guichet.engine;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * The Tasklist counts the tasks of a filter each time it reads a page of them. The indexes that it uses for it get the columns that it asks
 * for, so that a count reads no rows.
 */
@Component
class V67__CountsOfTasks extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        try (var statement = context.getConnection().createStatement()) {
            for (var name : new String[] {
                "ACT_IDX_TASK_TENANT_ID",
                "GUICHET_IDX_TASK_DUE",
                "GUICHET_IDX_TASK_CANDIDATES",
                "ACT_IDX_IDENT_LNK_GROUP"
            }) {
                statement.execute("drop index " + name);
            }
            statement.execute(
                    "create index ACT_IDX_TASK_TENANT_ID on ACT_RU_TASK (TENANT_ID_, SUSPENSION_STATE_, PROC_INST_ID_)");
            statement.execute("create index GUICHET_IDX_TASK_DUE on ACT_RU_TASK "
                    + "(DUE_DATE_, PRIORITY_ desc, CREATE_TIME_, PROC_INST_ID_, SUSPENSION_STATE_, TENANT_ID_)");
            statement.execute("create index GUICHET_IDX_TASK_CANDIDATES on ACT_RU_TASK "
                    + "(ASSIGNEE_, SUSPENSION_STATE_, TENANT_ID_, ID_, PROC_INST_ID_)");
            statement.execute(
                    "create index ACT_IDX_IDENT_LNK_GROUP on ACT_RU_IDENTITYLINK (GROUP_ID_, TYPE_, TASK_ID_)");
        }
    }
}
