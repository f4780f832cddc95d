package io.guichet.sla;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.policy.TableVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The append-only record of the triggers of each ticket's clocks. */
@Component
class ClockTriggers {

    private static final String INSERT =
            """
            insert into clock_trigger (number, type, effective_at, recorded_at, actor, version, version_brand,
              message, revokes)
            values (:number, :type, :at, :now, :actor, :version, :versionBrand, :message, :revokes)""";

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final Clock clock;

    ClockTriggers(JdbcClient db, NamedParameterJdbcOperations batches, Clock clock) {
        this.db = db;
        this.batches = batches;
        this.clock = clock;
    }

    /** A trigger that is to be recorded. */
    record NewTrigger(String type, Instant at, String actor, TableVersion version, Long message, Long revokes) {

        static NewTrigger of(ClockOccurrence occurrence, TableVersion version) {
            return new NewTrigger(
                    occurrence.trigger(), occurrence.at(), occurrence.by().id(), version, occurrence.message(), null);
        }

        private RecordedTrigger recorded(long id, Instant recordedAt) {
            return new RecordedTrigger(id, type, at, recordedAt, actor, version, message, revokes);
        }
    }

    /** A trigger of a ticket. */
    record TicketTrigger(String number, NewTrigger trigger) {}

    RecordedTrigger record(String number, NewTrigger trigger) {
        var id = new GeneratedKeyHolder();
        var now = clock.instant();
        db.sql(INSERT).params(columns(number, trigger, now)).update(id, "id");
        return trigger.recorded(id.getKeyAs(Long.class), now);
    }

    /** Records triggers of many tickets in one batch, in this order. */
    List<RecordedTrigger> recordAll(List<TicketTrigger> added) {
        var keys = new GeneratedKeyHolder();
        var now = clock.instant();
        batches.batchUpdate(
                INSERT,
                added.stream()
                        .map(one -> new MapSqlParameterSource(columns(one.number(), one.trigger(), now)))
                        .toArray(SqlParameterSource[]::new),
                keys,
                new String[] {"id"});
        var recorded = new ArrayList<RecordedTrigger>();
        for (int index = 0; index < added.size(); index++) {
            var id = (Number) keys.getKeyList().get(index).values().iterator().next();
            recorded.add(added.get(index).trigger().recorded(id.longValue(), now));
        }
        return recorded;
    }

    private static Map<String, Object> columns(String number, NewTrigger trigger, Instant now) {
        var values = new HashMap<String, Object>();
        values.put("number", number);
        values.put("type", trigger.type());
        values.put("at", trigger.at());
        values.put("now", now);
        values.put("actor", trigger.actor());
        values.put("version", trigger.version().number());
        values.put("versionBrand", trigger.version().brand());
        values.put("message", trigger.message());
        values.put("revokes", trigger.revokes());
        return values;
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
