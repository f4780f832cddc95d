package io.guichet.ticket;

import static io.guichet.jdbc.Columns.instant;
import static io.guichet.jdbc.Columns.json;
import static io.guichet.jdbc.Columns.toJson;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only rows of timelines. */
@Component
class TimelineStore {

    private final JdbcClient db;

    TimelineStore(JdbcClient db) {
        this.db = db;
    }

    void append(NewTimelineEntry entry) {
        db.sql(
                        """
                        insert into timeline_entry (number, type, occurred_at, actor_kind, actor, details)
                        values (:number, :type, :at, :actorKind, :actor, :details)""")
                .param("number", entry.number())
                .param("type", entry.type())
                .param("at", entry.occurredAt())
                .param("actorKind", entry.actor().kind().name())
                .param("actor", entry.actor().id())
                .param("details", toJson(entry.details()))
                .update();
    }

    /** The entries of a ticket, oldest first. */
    List<TimelineEntry> of(String number) {
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
