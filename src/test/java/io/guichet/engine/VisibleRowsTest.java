package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's queries are restricted in each table with rows of tickets. */
@DeskTest
class VisibleRowsTest {

    private static final VisibleRows VISIBLE =
            new VisibleRows(List.of("o'brand"), "select number from ticket where restricted", "");

    private static final String TASKS =
            "(select V_.* from ACT_RU_TASK V_ where (V_.TENANT_ID_ is null or V_.TENANT_ID_ in ('o''brand'))"
                    + " and not exists (select 1 from ACT_HI_PROCINST P_ where P_.PROC_INST_ID_ = V_.PROC_INST_ID_"
                    + " and P_.BUSINESS_KEY_ in (select number from ticket where restricted)))";

    @Autowired
    private JdbcClient db;

    @Test
    void replacesATableAndKeepsItsAlias() {
        assertThat(VISIBLE.in("select RES.* from ACT_RU_TASK RES where RES.ID_ = ?"))
                .isEqualTo("select RES.* from " + TASKS + " RES where RES.ID_ = ?");
        assertThat(VISIBLE.in("SELECT a from act_ru_task as T join ACT_RE_PROCDEF P on 1 = 1"))
                .isEqualTo("SELECT a from " + TASKS + " as T join ACT_RE_PROCDEF P on 1 = 1");
    }

    @Test
    void givesATableWithoutAliasItsName() {
        assertThat(VISIBLE.in(" select ACT_RU_TASK.ID_ from ACT_RU_TASK where ID_ = ?"))
                .isEqualTo(" select ACT_RU_TASK.ID_ from " + TASKS + " ACT_RU_TASK where ID_ = ?");
        assertThat(VISIBLE.in("select ID_ from ACT_RU_TASK")).isEqualTo("select ID_ from " + TASKS + " ACT_RU_TASK");
    }

    @Test
    void readsTheHiddenRunningInstancesOnceForACount() {
        assertThat(VISIBLE.in("select count(distinct RES.ID_) from ACT_RU_TASK RES"))
                .contains("V_.PROC_INST_ID_ not in (select E_.ID_ from ACT_RU_EXECUTION E_");
    }

    @Test
    void hidesTheHistoryOfEndedTicketsToo() {
        assertThat(VISIBLE.in("select count(*) from ACT_HI_ACTINST"))
                .contains("not exists (select 1 from ACT_HI_PROCINST P_ where P_.PROC_INST_ID_ = V_.PROC_INST_ID_");
    }

    @Test
    void leavesTextsAndOtherStatementsAlone() {
        assertThat(VISIBLE.in("select 'from ACT_RU_TASK T' from ACT_RE_PROCDEF"))
                .isEqualTo("select 'from ACT_RU_TASK T' from ACT_RE_PROCDEF");
        assertThat(VISIBLE.in("update ACT_RU_TASK set REV_ = 2")).isEqualTo("update ACT_RU_TASK set REV_ = 2");
    }

    @Test
    void knowsEachTableWithRowsOfInstances() {
        var tables = db.sql(
                        """
                        select distinct upper(table_name) from information_schema.columns
                        where upper(table_name) like 'ACT\\_%'
                          and upper(column_name) in ('PROC_INST_ID_', 'PROCESS_INSTANCE_ID_', 'ROOT_PROC_INST_ID_')""")
                .query(String.class)
                .list();

        // bytes are read through the row that owns them; authorizations name no ticket
        assertThat(tables)
                .filteredOn(table ->
                        !Set.of("ACT_GE_BYTEARRAY", "ACT_RU_AUTHORIZATION").contains(table))
                .containsExactlyInAnyOrderElementsOf(VisibleRows.INSTANCE_COLUMNS.keySet());
    }
}
