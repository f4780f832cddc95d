package io.guichet.insight.schedule;

import static io.guichet.jdbc.Columns.instant;
import static io.guichet.jdbc.Columns.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.insight.schedule.OverviewSchedule.StopReason;
import io.guichet.text.Digests;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The table of scheduled overviews. */
@Component
class OverviewScheduleTable {

    private final JdbcClient db;
    private final ObjectMapper json;

    OverviewScheduleTable(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    /** A user's schedules, the oldest first. */
    List<OverviewSchedule> of(String owner) {
        return db.sql("select * from overview_schedule where owner = :owner order by id")
                .param("owner", owner)
                .query(OverviewScheduleTable::row)
                .list();
    }

    Optional<OverviewSchedule> find(long id) {
        return select(id, "");
    }

    /** The same, locked until the transaction ends; empty while another process has locked it. */
    Optional<OverviewSchedule> lock(long id) {
        return select(id, " for update skip locked");
    }

    private Optional<OverviewSchedule> select(long id, String suffix) {
        return db.sql("select * from overview_schedule where id = :id" + suffix)
                .param("id", id)
                .query(OverviewScheduleTable::row)
                .optional();
    }

    /** Those that are due, the longest first. */
    List<OverviewSchedule> due(Instant now, int limit) {
        return db.sql("select * from overview_schedule where next_due <= :now order by next_due, id limit :limit")
                .param("now", now)
                .param("limit", limit)
                .query(OverviewScheduleTable::row)
                .list();
    }

    /** The user's running schedule of the same overview at the same times. */
    Optional<OverviewSchedule> findSame(String owner, Map<String, List<String>> filters, ScheduleRule rule) {
        return db.sql("select * from overview_schedule where fingerprint = :fingerprint")
                .param("fingerprint", fingerprint(owner, filters, rule))
                .query(OverviewScheduleTable::row)
                .optional();
    }

    /** @param filters sorted, so that equal ones have equal texts */
    long insert(
            String owner,
            Map<String, List<String>> filters,
            ScheduleRule rule,
            String language,
            Instant now,
            Instant nextDue) {
        var id = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into overview_schedule (owner, filters, frequency, weekday, at_hour, language, created_at, next_due, fingerprint)
                        values (:owner, :filters, :frequency, :weekday, :hour, :language, :now, :nextDue, :fingerprint)""")
                .param("owner", owner)
                .param("filters", toJson(filters))
                .param("frequency", rule.frequency().name())
                .param("weekday", rule.weekday() == null ? null : rule.weekday().name(), Types.VARCHAR)
                .param("hour", rule.hour())
                .param("language", language)
                .param("now", now)
                .param("nextDue", nextDue)
                .param("fingerprint", fingerprint(owner, filters, rule))
                .update(id, "id");
        return id.getKey().longValue();
    }

    /** @param due date that was sent */
    void recordSent(long id, Instant sentAt, LocalDate due, Instant nextDue) {
        db.sql(
                        """
                        update overview_schedule set sent_at = :sentAt, last_due = :due, next_due = :nextDue
                        where id = :id""")
                .param("sentAt", sentAt)
                .param("due", due)
                .param("nextDue", nextDue)
                .param("id", id)
                .update();
    }

    void postpone(long id, Instant nextDue) {
        db.sql("update overview_schedule set next_due = :nextDue where id = :id")
                .param("nextDue", nextDue)
                .param("id", id)
                .update();
    }

    void stop(long id, StopReason reason) {
        db.sql(
                        """
                        update overview_schedule set stop_reason = :reason, next_due = null, fingerprint = null
                        where id = :id""")
                .param("reason", reason.name())
                .param("id", id)
                .update();
    }

    /** Whether that user had it. */
    boolean delete(long id, String owner) {
        return db.sql("delete from overview_schedule where id = :id and owner = :owner")
                        .param("id", id)
                        .param("owner", owner)
                        .update()
                > 0;
    }

    void deleteOf(String owner) {
        db.sql("delete from overview_schedule where owner = :owner")
                .param("owner", owner)
                .update();
    }

    private String fingerprint(String owner, Map<String, List<String>> filters, ScheduleRule rule) {
        return Digests.sha256("%s %s %s".formatted(owner, rule, toJson(filters)));
    }

    private String toJson(Map<String, List<String>> filters) {
        try {
            return json.writeValueAsString(filters);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OverviewSchedule row(ResultSet row, int index) throws SQLException {
        var weekday = row.getString("weekday");
        var stopReason = row.getString("stop_reason");
        return new OverviewSchedule(
                row.getLong("id"),
                row.getString("owner"),
                json(row, "filters", new TypeReference<Map<String, List<String>>>() {}),
                new ScheduleRule(
                        ScheduleFrequency.valueOf(row.getString("frequency")),
                        weekday == null ? null : DayOfWeek.valueOf(weekday),
                        row.getInt("at_hour")),
                row.getString("language"),
                instant(row, "next_due"),
                instant(row, "sent_at"),
                row.getObject("last_due", LocalDate.class),
                stopReason == null ? null : StopReason.valueOf(stopReason));
    }
}
