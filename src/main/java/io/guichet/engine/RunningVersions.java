package io.guichet.engine;

import io.guichet.check.ModelFile;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The former versions of diagrams by which tickets still run. */
@Component
class RunningVersions {

    private static final int MAX_NUMBERS = 5;

    private final JdbcClient db;

    RunningVersions(JdbcClient db) {
        this.db = db;
    }

    /**
     * A former version of a diagram.
     *
     * @param tickets how many of its instances run
     * @param numbers some numbers of their tickets
     */
    record RunningVersion(ModelFile file, int version, long tickets, List<String> numbers) {

        String ticketsText() {
            return "%d run (%s%s)"
                    .formatted(tickets, String.join(", ", numbers), tickets > numbers.size() ? ", …" : "");
        }
    }

    List<RunningVersion> former() {
        return db.sql(
                        """
                        select P.ID_, P.KEY_, P.VERSION_, B.BYTES_, R.TICKETS
                        from (select PROC_DEF_ID_, count(*) as TICKETS from ACT_RU_EXECUTION
                              where PARENT_ID_ is null group by PROC_DEF_ID_) R
                        join ACT_RE_PROCDEF P on P.ID_ = R.PROC_DEF_ID_
                        join ACT_GE_BYTEARRAY B on B.DEPLOYMENT_ID_ = P.DEPLOYMENT_ID_ and B.NAME_ = P.RESOURCE_NAME_
                        where exists (select 1 from ACT_RE_PROCDEF L where L.KEY_ = P.KEY_ and L.VERSION_ > P.VERSION_)
                        order by P.KEY_, P.VERSION_""")
                .query((row, at) -> new RunningVersion(
                        ModelFile.sent(row.getString("KEY_") + ".bpmn", null, row.getBytes("BYTES_")),
                        row.getInt("VERSION_"),
                        row.getLong("TICKETS"),
                        numbers(row.getString("ID_"))))
                .list();
    }

    private List<String> numbers(String definition) {
        return db.sql(
                        """
                        select distinct BUSINESS_KEY_ from ACT_RU_EXECUTION
                        where PROC_DEF_ID_ = :definition and PARENT_ID_ is null and BUSINESS_KEY_ is not null
                        order by BUSINESS_KEY_ fetch first %d rows only"""
                                .formatted(MAX_NUMBERS))
                .param("definition", definition)
                .query(String.class)
                .list();
    }
}
