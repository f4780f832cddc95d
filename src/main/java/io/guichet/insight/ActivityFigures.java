package io.guichet.insight;

import io.guichet.insight.LapseSeries.Percentiles;
import io.guichet.insight.Metrics.Occurrence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ActivityTypes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures of the visits of activities, from the table of visits. */
@Component
class ActivityFigures {

    /** They contain the activities where a breach happened. */
    private static final List<String> CONTAINERS = List.of(ActivityTypes.SUB_PROCESS, ActivityTypes.CALL_ACTIVITY);

    private final MetricRows rows;
    private final JdbcClient db;

    ActivityFigures(MetricRows rows, JdbcClient db) {
        this.rows = rows;
        this.db = db;
    }

    /**
     * The visits of one activity that began in the period.
     *
     * @param present tickets that are there now, whenever they came
     * @param left those that are over
     * @param elapsed null while none is over, like {@code working}
     * @param breaches targets that were breached during these visits
     */
    record ActivityFigure(
            String activity,
            String type,
            long present,
            long entered,
            long left,
            Percentiles elapsed,
            Percentiles working,
            long breaches) {

        /** Whether it contains other activities. */
        boolean isContainer() {
            return CONTAINERS.contains(type);
        }
    }

    /** The activities of a diagram, the most visited first. */
    List<ActivityFigure> of(String process, MetricQuery query) {
        rows.current();
        var conditions = MetricConditions.of(query, "v.entered_at");
        var breaches = breaches(process, query, conditions);
        var present = present(process, query);
        return db.sql(
                        """
                        select v.activity, v.type, count(*) as entered, count(v.left_at) as left_visits,
                          percentile_disc(0.5) within group (order by v.elapsed) as elapsed_p50,
                          percentile_disc(0.9) within group (order by v.elapsed) as elapsed_p90,
                          percentile_disc(0.5) within group (order by v.working) as working_p50,
                          percentile_disc(0.9) within group (order by v.working) as working_p90
                        from metric_visit v join metric_ticket t on t.number = v.number
                        where v.process = :process and %s
                        group by v.activity, v.type order by entered desc, v.activity"""
                                .formatted(conditions.sql()))
                .param("process", process)
                .params(conditions.parameters())
                .query((row, index) -> figure(row, present, breaches))
                .list();
    }

    private Map<String, Long> breaches(String process, MetricQuery query, MetricConditions conditions) {
        var breaches = new HashMap<String, Long>();
        db.sql(
                        """
                        select v.activity, count(*) as breaches
                        from metric_visit v join metric_ticket t on t.number = v.number
                          join metric_clock c on c.number = v.number and c.breach_at >= v.entered_at
                            and (v.left_at is null or c.breach_at < v.left_at) and c.breach_at < :now
                        where v.process = :process and v.type not in (:containers) and %s
                        group by v.activity"""
                                .formatted(conditions.sql()))
                .param("process", process)
                .param("containers", CONTAINERS)
                .param("now", query.now())
                .params(conditions.parameters())
                .query(row -> {
                    breaches.put(row.getString("activity"), row.getLong("breaches"));
                });
        return breaches;
    }

    private Map<String, Long> present(String process, MetricQuery query) {
        var present = new HashMap<String, Long>();
        var always = new MetricPeriod(
                Instant.EPOCH.toString(), query.now().plusMillis(1).toString());
        var conditions = MetricConditions.of(query.during(always), "v.entered_at");
        db.sql(
                        """
                        select v.activity, count(*) as present
                        from metric_visit v join metric_ticket t on t.number = v.number
                        where v.process = :process and v.left_at is null and %s
                        group by v.activity"""
                                .formatted(conditions.sql()))
                .param("process", process)
                .params(conditions.parameters())
                .query(row -> {
                    present.put(row.getString("activity"), row.getLong("present"));
                });
        return present;
    }

    /** Number of the visits of an activity that began in the period. */
    long visitCount(String process, String activity, MetricQuery query) {
        rows.current();
        return visits("count(*)", "", process, activity, query)
                .query(Long.class)
                .single();
    }

    /** A page of these visits, the newest first. */
    List<Occurrence> visits(String process, String activity, MetricQuery query, int offset, int limit) {
        rows.current();
        return visits(
                        "v.*",
                        "order by v.entered_at desc, v.id offset :offset rows fetch next :limit rows only",
                        process,
                        activity,
                        query)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, index) -> VisitTable.stored(row))
                .stream()
                .flatMap(visit -> rows.get(visit.number()).stream()
                        .map(ticket -> new Occurrence(ticket, visit.enteredAt().toEpochMilli(), visit.lapse())))
                .toList();
    }

    private JdbcClient.StatementSpec visits(
            String columns, String suffix, String process, String activity, MetricQuery query) {
        var conditions = MetricConditions.of(query, "v.entered_at");
        return db.sql(
                        """
                        select %s from metric_visit v join metric_ticket t on t.number = v.number
                        where v.process = :process and v.activity = :activity and %s %s"""
                                .formatted(columns, conditions.sql(), suffix))
                .param("process", process)
                .param("activity", activity)
                .params(conditions.parameters());
    }

    private static ActivityFigure figure(ResultSet row, Map<String, Long> present, Map<String, Long> breaches)
            throws SQLException {
        return new ActivityFigure(
                row.getString("activity"),
                row.getString("type"),
                present.getOrDefault(row.getString("activity"), 0L),
                row.getLong("entered"),
                row.getLong("left_visits"),
                percentiles(row, "elapsed"),
                percentiles(row, "working"),
                breaches.getOrDefault(row.getString("activity"), 0L));
    }

    private static Percentiles percentiles(ResultSet row, String name) throws SQLException {
        var median = row.getObject(name + "_p50", Integer.class);
        return median == null ? null : new Percentiles(median, row.getInt(name + "_p90"));
    }
}
