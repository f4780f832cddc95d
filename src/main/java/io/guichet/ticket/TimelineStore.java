package io.guichet.ticket;

import static io.guichet.jdbc.Columns.instant;
import static io.guichet.jdbc.Columns.json;
import static io.guichet.jdbc.Columns.toJson;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guichet.jdbc.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only rows of timelines. */
@Component
class TimelineStore {

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final UnitOfWork unitOfWork;

    TimelineStore(JdbcClient db, NamedParameterJdbcOperations batches, UnitOfWork unitOfWork) {
        this.db = db;
        this.batches = batches;
        this.unitOfWork = unitOfWork;
    }

    /** The row is written before the transaction commits, together with its others. */
    void append(NewTimelineEntry entry) {
        List<NewTimelineEntry> pending = unitOfWork.value(this, ArrayList::new);
        pending.add(entry);
        unitOfWork.writeBeforeCommit(this, () -> write(pending));
    }

    private void write(List<NewTimelineEntry> entries) {
        batches.batchUpdate(
                """
                insert into timeline_entry (number, type, occurred_at, actor_kind, actor, details)
                values (:number, :type, :at, :actorKind, :actor, :details)""",
                entries.stream().map(TimelineStore::parameters).toArray(SqlParameterSource[]::new));
        entries.clear();
    }

    private static SqlParameterSource parameters(NewTimelineEntry entry) {
        return new MapSqlParameterSource()
                .addValue("number", entry.number())
                .addValue("type", entry.type())
                .addValue("at", entry.occurredAt())
                .addValue("actorKind", entry.actor().kind().name())
                .addValue("actor", entry.actor().id())
                .addValue("details", toJson(entry.details()));
    }

    /** The entries of a ticket, oldest first. */
    List<TimelineEntry> of(String number) {
        unitOfWork.write(this);
        return db.sql("select * from timeline_entry where number = :number order by id")
                .param("number", number)
                .query(TimelineStore::row)
                .list();
    }

    private static TimelineEntry row(ResultSet row, int index) throws SQLException {
        return new TimelineEntry(
                row.getLong("id"),
                row.getString("type"),
                instant(row, "occurred_at"),
                new Actor(Actor.ActorKind.valueOf(row.getString("actor_kind")), row.getString("actor")),
                json(row, "details", new TypeReference<Map<String, String>>() {}));
    }
}
