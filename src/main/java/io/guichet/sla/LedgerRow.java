package io.guichet.sla;

import io.guichet.policy.Because;
import io.guichet.policy.Hours;
import io.guichet.policy.Promised;
import io.guichet.policy.Promised.Kind;
import io.guichet.policy.Promised.StopsOn;
import io.guichet.policy.Promised.Unit;
import io.guichet.policy.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** A row of the ledger's table as a line. */
final class LedgerRow {

    private static final Because NO_ROW = new Because("", 0, "", "");

    private LedgerRow() {}

    static ClockEntry entry(ResultSet row) throws SQLException {
        var due = row.getObject("due", OffsetDateTime.class);
        var because = because(row);
        return entry(
                row,
                instant(row, "recorded_at"),
                row.getString("actor"),
                row.getString("reason"),
                due == null ? null : due.toInstant(),
                because,
                hours(row));
    }

    /** Only what a promise is judged by: not when it was written, through whom or why, nor the words of rows. */
    static ClockEntry judged(ResultSet row) throws SQLException {
        var due = row.getString("entry").equals(ClockEntry.Kind.OVERRIDDEN.name()) ? instant(row, "due") : null;
        var hours = row.getString("hours");
        var counted = hours == null
                ? null
                : new Hours(hours, ZoneId.of(row.getString("zone")), row.getString("holidays"), NO_ROW);
        return entry(row, null, null, null, due, NO_ROW, counted);
    }

    private static ClockEntry entry(
            ResultSet row, Instant recordedAt, String actor, String reason, Instant due, Because because, Hours hours)
            throws SQLException {
        var target = Target.valueOf(row.getString("target"));
        var kind = row.getString("kind");
        var id = row.getLong("id");
        var run = row.getObject("run", Long.class);
        return new ClockEntry(
                id,
                target,
                run == null ? id : run,
                ClockEntry.Kind.valueOf(row.getString("entry")),
                instant(row, "effective_at"),
                recordedAt,
                actor,
                reason,
                kind == null ? null : promised(row, target, Kind.valueOf(kind), hours, because),
                due,
                because,
                row.getObject("fact", Long.class),
                row.getObject("revokes", Long.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Because because(ResultSet row) throws SQLException {
        var decision = row.getString("decision");
        return decision == null
                ? null
                : new Because(
                        decision,
                        row.getInt("decision_version"),
                        row.getString("decision_row"),
                        row.getString("decision_text"));
    }

    private static Hours hours(ResultSet row) throws SQLException {
        var expression = row.getString("hours");
        return expression == null
                ? null
                : new Hours(
                        expression,
                        ZoneId.of(row.getString("zone")),
                        row.getString("holidays"),
                        new Because(
                                "support-hours",
                                row.getInt("hours_version"),
                                row.getString("hours_row"),
                                row.getString("hours_text")));
    }

    private static Promised promised(ResultSet row, Target target, Kind kind, Hours hours, Because because)
            throws SQLException {
        return new Promised(
                target,
                kind,
                Unit.valueOf(row.getString("unit")),
                row.getString("amount"),
                hours,
                StopsOn.valueOf(row.getString("stops_on")),
                because);
    }
}
