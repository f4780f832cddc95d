package io.guichet.sla;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.policy.TableVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The append-only record of the triggers of each ticket's clocks. */
@Component
class ClockTriggers {

    private final JdbcClient db;
    private final Clock clock;

    ClockTriggers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A trigger that is to be recorded. */
    record NewTrigger(String type, Instant at, String actor, TableVersion version, Long message, Long revokes) {}

    RecordedTrigger record(String number, NewTrigger trigger) {
        var id = new GeneratedKeyHolder();
        var now = clock.instant();
        db.sql(
                        """
                        insert into clock_trigger (number, type, effective_at, recorded_at, actor, version, version_brand,
                          message, revokes)
                        values (:number, :type, :at, :now, :actor, :version, :versionBrand, :message, :revokes)""")
                .param("number", number)
                .param("type", trigger.type())
                .param("at", trigger.at())
                .param("now", now)
                .param("actor", trigger.actor())
                .param("version", trigger.version().number())
                .param("versionBrand", trigger.version().brand())
                .param("message", trigger.message())
                .param("revokes", trigger.revokes())
                .update(id, "id");
        return new RecordedTrigger(
                id.getKeyAs(Long.class),
                trigger.type(),
                trigger.at(),
                now,
                trigger.actor(),
                trigger.version(),
                trigger.message(),
                trigger.revokes());
    }

    /** The triggers of a ticket that were not revoked, in the order in which they were recorded. */
    List<RecordedTrigger> inForce(String number) {
        var all = db.sql("select * from clock_trigger where number = :number order by id")
                .param("number", number)
                .query((row, at) -> trigger(row))
                .list();
        var revoked = all.stream()
                .filter(trigger -> trigger.revokes() != null)
                .map(RecordedTrigger::revokes)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(trigger -> trigger.revokes() == null && !revoked.contains(trigger.id()))
                .toList();
    }

    private static RecordedTrigger trigger(ResultSet row) throws SQLException {
        return new RecordedTrigger(
                row.getLong("id"),
                row.getString("type"),
                instant(row, "effective_at"),
                instant(row, "recorded_at"),
                row.getString("actor"),
                new TableVersion(row.getString("version_brand"), row.getInt("version")),
                row.getObject("message", Long.class),
                row.getObject("revokes", Long.class));
    }
}
