package io.guichet.sla;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.policy.BusinessHours;
import io.guichet.policy.DecisionReference;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.SlaTarget.StopEvent;
import io.guichet.policy.SlaTarget.TargetKind;
import io.guichet.policy.SlaTarget.TargetUnit;
import io.guichet.policy.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Reads ledger entries from rows of the database. */
final class LedgerEntryMapper {

    private static final DecisionReference NO_REFERENCE = new DecisionReference("", 0, "", "", null);

    private LedgerEntryMapper() {}

    static LedgerEntry entry(ResultSet row) throws SQLException {
        var reference = reference(row);
        return entry(
                row,
                instant(row, "recorded_at"),
                row.getString("actor"),
                row.getString("reason"),
                instant(row, "due"),
                reference,
                hours(row));
    }

    /** Only what a target is evaluated by: not when it was recorded, by whom or why, nor the rows of tables. */
    static LedgerEntry attainmentEntry(ResultSet row) throws SQLException {
        var due = row.getString("type").equals(LedgerEntry.LedgerEntryType.OVERRIDDEN.name())
                ? instant(row, "due")
                : null;
        var hours = row.getString("hours");
        var counted = hours == null
                ? null
                : new BusinessHours(hours, ZoneId.of(row.getString("zone")), row.getString("holidays"), NO_REFERENCE);
        return entry(row, null, null, null, due, NO_REFERENCE, counted);
    }

    /** The columns of a new entry by the names of the insert statement. */
    static SqlParameterSource parameters(String number, NewLedgerEntry entry, Instant recordedAt) {
        var reference = Optional.ofNullable(entry.reference());
        var slaTarget = Optional.ofNullable(entry.slaTarget());
        var hours = slaTarget.map(SlaTarget::hours);
        return new MapSqlParameterSource()
                .addValue("number", number)
                .addValue("target", entry.target().name())
                .addValue("runId", entry.runId(), Types.BIGINT)
                .addValue("type", entry.type().name())
                .addValue("effective", entry.effectiveAt())
                .addValue("recorded", recordedAt)
                .addValue("actor", entry.actor())
                .addValue("reason", entry.reason())
                .addValue("kind", slaTarget.map(target -> target.kind().name()).orElse(null), Types.VARCHAR)
                .addValue("unit", slaTarget.map(target -> target.unit().name()).orElse(null), Types.VARCHAR)
                .addValue("amount", slaTarget.map(SlaTarget::amount).orElse(null), Types.VARCHAR)
                .addValue(
                        "stopsOn",
                        slaTarget.map(target -> target.stopsOn().name()).orElse(null),
                        Types.VARCHAR)
                .addValue("hours", hours.map(BusinessHours::expression).orElse(null), Types.VARCHAR)
                .addValue("zone", hours.map(counted -> counted.zone().getId()).orElse(null), Types.VARCHAR)
                .addValue("holidays", hours.map(BusinessHours::holidays).orElse(null), Types.VARCHAR)
                .addValue(
                        "hoursVersion",
                        hours.map(counted -> counted.reason().version()).orElse(null),
                        Types.INTEGER)
                .addValue(
                        "hoursRow", hours.map(counted -> counted.reason().row()).orElse(null), Types.VARCHAR)
                .addValue(
                        "hoursText",
                        hours.map(counted -> counted.reason().text()).orElse(null),
                        Types.VARCHAR)
                .addValue(
                        "hoursBrand",
                        hours.map(counted -> counted.reason().brand()).orElse(null),
                        Types.VARCHAR)
                .addValue("due", entry.due(), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("decision", reference.map(DecisionReference::decision).orElse(null), Types.VARCHAR)
                .addValue("version", reference.map(DecisionReference::version).orElse(null), Types.INTEGER)
                .addValue("row", reference.map(DecisionReference::row).orElse(null), Types.VARCHAR)
                .addValue("text", reference.map(DecisionReference::text).orElse(null), Types.VARCHAR)
                .addValue("brand", reference.map(DecisionReference::brand).orElse(null), Types.VARCHAR)
                .addValue("triggerId", entry.triggerId(), Types.BIGINT)
                .addValue("revokes", entry.revokes(), Types.BIGINT);
    }

    private static LedgerEntry entry(
            ResultSet row,
            Instant recordedAt,
            String actor,
            String reason,
            Instant due,
            DecisionReference reference,
            BusinessHours hours)
            throws SQLException {
        var target = Target.valueOf(row.getString("target"));
        var kind = row.getString("kind");
        var id = row.getLong("id");
        var run = row.getObject("run_id", Long.class);
        return new LedgerEntry(
                id,
                target,
                run == null ? id : run,
                LedgerEntry.LedgerEntryType.valueOf(row.getString("type")),
                instant(row, "effective_at"),
                recordedAt,
                actor,
                reason,
                kind == null ? null : slaTarget(row, target, TargetKind.valueOf(kind), hours, reference),
                due,
                reference,
                row.getObject("trigger_id", Long.class),
                row.getObject("revokes", Long.class));
    }

    private static DecisionReference reference(ResultSet row) throws SQLException {
        var decision = row.getString("decision");
        return decision == null
                ? null
                : new DecisionReference(
                        decision,
                        row.getInt("decision_version"),
                        row.getString("decision_row"),
                        row.getString("decision_text"),
                        row.getString("decision_brand"));
    }

    private static BusinessHours hours(ResultSet row) throws SQLException {
        var expression = row.getString("hours");
        return expression == null
                ? null
                : new BusinessHours(
                        expression,
                        ZoneId.of(row.getString("zone")),
                        row.getString("holidays"),
                        new DecisionReference(
                                "support-hours",
                                row.getInt("hours_version"),
                                row.getString("hours_row"),
                                row.getString("hours_text"),
                                row.getString("hours_brand")));
    }

    private static SlaTarget slaTarget(
            ResultSet row, Target target, TargetKind kind, BusinessHours hours, DecisionReference reference)
            throws SQLException {
        return new SlaTarget(
                target,
                kind,
                TargetUnit.valueOf(row.getString("unit")),
                row.getString("amount"),
                hours,
                StopEvent.valueOf(row.getString("stops_on")),
                reference);
    }
}
