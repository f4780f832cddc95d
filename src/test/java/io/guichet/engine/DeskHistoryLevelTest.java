package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class DeskHistoryLevelTest {

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient db;

    @Test
    void keepsTheHistoryThatIsRead() {
        var number = desk.opens("parcels", Map.of());
        desk.triages(number);
        desk.answers(number, "ASK_CUSTOMER");

        assertThat(rows("ACT_HI_ACTINST", number)).isGreaterThan(10);
        assertThat(rows("ACT_HI_TASKINST", number)).isEqualTo(2);
        assertThat(rows("ACT_HI_VARINST", number)).isZero();
        assertThat(rows("ACT_HI_DETAIL", number)).isZero();
        assertThat(db.sql(
                                """
                                select count(*) from ACT_HI_JOB_LOG where PROCESS_INSTANCE_ID_ in (
                                  select PROC_INST_ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = :number)""")
                        .param("number", number)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long rows(String table, String number) {
        return db.sql(
                        """
                        select count(*) from %s where PROC_INST_ID_ in (
                          select PROC_INST_ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = :number)"""
                                .formatted(table))
                .param("number", number)
                .query(Long.class)
                .single();
    }
}
