package io.guichet.engine;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Drops indexes that no query of the desk, the engine's webapps or its cleanup of history reads: those whose columns begin
 * another index, those of tenants, of which each has a large part of all rows, and those by which only single
 * queries of the engine's REST API find history. A new ticket writes sixteen rows of history, each into all indexes of its table.
 */
@Component
class V61__IndexesThatNobodyReads extends BaseJavaMigration {

    private static final List<String> INDEXES = List.of(
            "ACT_IDX_HI_ACT_INST_START_END",
            "ACT_IDX_HI_ACT_INST_END",
            "ACT_IDX_HI_ACT_INST_COMP",
            "ACT_IDX_HI_ACT_INST_TENANT_ID",
            "ACT_IDX_HI_ACT_INST_PROC_DEF_KEY",
            "ACT_IDX_HI_AI_PDEFID_END_TIME",
            "ACT_IDX_HI_PRO_INST_TENANT_ID",
            "ACT_IDX_HI_PRO_INST_PROC_DEF_KEY",
            "ACT_IDX_HI_PRO_INST_PROC_TIME",
            "ACT_IDX_HI_TASK_INST_TENANT_ID",
            "ACT_IDX_HI_TASK_INST_PROC_DEF_KEY",
            "ACT_IDX_HI_TASK_INST_START",
            "ACT_IDX_HI_TASK_INST_END",
            "ACT_IDX_HI_TASKINSTID_PROCINST",
            "ACT_IDX_EXEC_TENANT_ID",
            "ACT_IDX_EVENT_SUBSCR_TENANT_ID",
            "ACT_IDX_JOB_TENANT_ID",
            "ACT_IDX_JOB_HANDLER_TYPE",
            "ACT_IDX_VARIABLE_TENANT_ID",
            "ACT_IDX_VARIABLE_TASK_ID",
            "ticket_by_brand");

    @Override
    public void migrate(Context context) throws SQLException {
        try (var statement = context.getConnection().createStatement()) {
            for (var index : INDEXES) {
                statement.execute("drop index " + index);
            }
        }
    }
}
