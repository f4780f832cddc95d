package io.guichet.sla;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** What the clocks of each ticket have heard; only ever added to. */
@Component
class Heard {

    private final JdbcClient db;
    private final Clock clock;

    Heard(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A fact about to be kept. */
    record Told(String fact, Instant at, String actor, int version, Long message, Long strikes) {}

    HeardFact keep(String number, Told told) {
        var id = new GeneratedKeyHolder();
        var now = clock.instant();
        db.sql(
                        """
                        insert into clock_fact (number, fact, effective_at, recorded_at, actor, version, message, strikes)
                        values (:number, :fact, :at, :now, :actor, :version, :message, :strikes)""")
                .param("number", number)
                .param("fact", told.fact())
                .param("at", told.at().atOffset(UTC))
                .param("now", now.atOffset(UTC))
                .param("actor", told.actor())
                .param("version", told.version())
                .param("message", told.message())
                .param("strikes", told.strikes())
                .update(id, "id");
        return new HeardFact(
                id.getKeyAs(Long.class),
                told.fact(),
                told.at(),
                now,
                told.actor(),
                told.version(),
                told.message(),
                told.strikes());
    }

    /** What still holds of a ticket, in the order in which it was heard. */
    List<HeardFact> holding(String number) {
        var all = db.sql("select * from clock_fact where number = :number order by id")
                .param("number", number)
                .query((row, at) -> fact(row))
                .list();
        var struck = all.stream()
                .filter(fact -> fact.strikes() != null)
                .map(HeardFact::strikes)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(fact -> fact.strikes() == null && !struck.contains(fact.id()))
                .toList();
    }

    private static HeardFact fact(ResultSet row) throws SQLException {
        return new HeardFact(
                row.getLong("id"),
                row.getString("fact"),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getInt("version"),
                row.getObject("message", Long.class),
                row.getObject("strikes", Long.class));
    }
}
