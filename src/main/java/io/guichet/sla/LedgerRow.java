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
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** A row of the ledger's table as a line. */
final class LedgerRow {

    private LedgerRow() {}

    static ClockEntry entry(ResultSet row) throws SQLException {
        var target = Target.valueOf(row.getString("target"));
        var because = because(row);
        var due = row.getObject("due", OffsetDateTime.class);
        var promised = Optional.ofNullable(row.getString("kind"))
                .map(kind -> promised(row, target, Kind.valueOf(kind), because))
                .orElse(null);
        var id = row.getLong("id");
        var run = row.getObject("run", Long.class);
        return new ClockEntry(
                id,
                target,
                run == null ? id : run,
                ClockEntry.Kind.valueOf(row.getString("entry")),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("reason"),
                promised,
                due == null ? null : due.toInstant(),
                because,
                row.getObject("fact", Long.class),
                row.getObject("revokes", Long.class));
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

    private static Promised promised(ResultSet row, Target target, Kind kind, Because because) {
        try {
            return new Promised(
                    target,
                    kind,
                    Unit.valueOf(row.getString("unit")),
                    row.getString("amount"),
                    hours(row),
                    StopsOn.valueOf(row.getString("stops_on")),
                    because);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
