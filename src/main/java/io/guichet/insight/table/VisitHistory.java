package io.guichet.insight.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.impl.pvm.runtime.ActivityInstanceState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads visits from the engine's history of tickets; the only reader of that history in this package. */
@Component
class VisitHistory {

    private final JdbcClient db;

    VisitHistory(JdbcClient db) {
        this.db = db;
    }

    /** The visits that the engine still knows, without what is computed from clocks. */
    List<VisitMetrics> of(Collection<String> numbers) {
        return db.sql(
                        """
                        select a.ID_, p.BUSINESS_KEY_, a.SEQUENCE_COUNTER_, a.PROC_DEF_KEY_, d.VERSION_, r.PROC_DEF_KEY_ as ROOT_KEY, a.ACT_ID_, a.ACT_TYPE_,
                          a.START_TIME_, a.END_TIME_, a.ACT_INST_STATE_
                        from ACT_HI_PROCINST p
                          join ACT_HI_ACTINST a on a.PROC_INST_ID_ = p.PROC_INST_ID_
                          left join ACT_HI_PROCINST r on r.PROC_INST_ID_ = p.ROOT_PROC_INST_ID_
                          left join ACT_RE_PROCDEF d on d.ID_ = a.PROC_DEF_ID_
                        where p.BUSINESS_KEY_ in (:numbers) and a.ACT_TYPE_ in (:types)""")
                .param("numbers", numbers)
                .param("types", VisitTypes.ALL)
                .query((row, index) -> visit(row))
                .list();
    }

    private static VisitMetrics visit(ResultSet row) throws SQLException {
        return new VisitMetrics(
                row.getString("ID_"),
                row.getString("BUSINESS_KEY_"),
                row.getLong("SEQUENCE_COUNTER_"),
                row.getString("PROC_DEF_KEY_"),
                row.getObject("VERSION_", Integer.class),
                !ProcessDiagrams.TICKET.equals(row.getString("ROOT_KEY")),
                row.getString("ACT_ID_"),
                row.getString("ACT_TYPE_"),
                row.getTimestamp("START_TIME_").toInstant(),
                instantOf(row.getTimestamp("END_TIME_")),
                row.getInt("ACT_INST_STATE_") == ActivityInstanceState.CANCELED.getStateCode(),
                null,
                null);
    }

    private static Instant instantOf(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
