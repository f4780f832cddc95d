package io.guichet.insight.table;

import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the metric tables are. The locked row keeps the desk's processes from writing at the same time. */
@Component
public class MetricProgress {

    private final JdbcClient db;

    MetricProgress(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param version of the newest rows
     * @param position changes of tickets up to it are taken in
     * @param rebuildAfter number of the last ticket that the running rebuild has done, empty before the first one; null if none runs
     */
    public record KeptPosition(long version, long position, String rebuildAfter) {

        boolean isRebuilding() {
            return rebuildAfter != null;
        }

        /** Whether a rebuild has not done any ticket yet. */
        boolean startsRebuild() {
            return "".equals(rebuildAfter);
        }
    }

    public KeptPosition read() {
        return select("");
    }

    /** The same, locked until the transaction ends. */
    KeptPosition lock() {
        return select(" for update");
    }

    private KeptPosition select(String suffix) {
        return db.sql("select version, position, rebuild_after from metric_progress" + suffix)
                .query((row, index) -> new KeptPosition(row.getLong(1), row.getLong(2), row.getString(3)))
                .single();
    }

    void save(KeptPosition progress) {
        db.sql("update metric_progress set version = :version, position = :position, rebuild_after = :after")
                .param("version", progress.version())
                .param("position", progress.position())
                .param("after", progress.rebuildAfter(), Types.VARCHAR)
                .update();
    }
}
