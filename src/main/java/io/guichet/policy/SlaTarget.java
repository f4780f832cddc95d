package io.guichet.policy;

import java.util.Objects;

/**
 * An SLA target from a row of the brand's targets table.
 *
 * @param amount {@code PT3H} for elapsed time and business hours, {@code P3D} for business days, {@code 16:00} for a
 * cut-off; null if the kind is {@code NONE}
 * @param hours opening hours of the calendar; null for elapsed time and if the kind is {@code NONE}
 */
public record SlaTarget(
        Target target,
        TargetKind kind,
        TargetUnit unit,
        String amount,
        BusinessHours hours,
        StopEvent stopsOn,
        DecisionReference reason) {

    /** Whether both come from the same row and are equal apart from the version. */
    public boolean isEquivalentTo(SlaTarget other) {
        return kind == other.kind
                && unit == other.unit
                && stopsOn == other.stopsOn
                && Objects.equals(amount, other.amount)
                && reason.row().equals(other.reason.row())
                && (hours == null ? other.hours == null : hours.isEquivalentTo(other.hours));
    }

    /** How binding the target is. */
    public enum TargetKind {
        GUARANTEED,
        ESTIMATED,
        NONE
    }

    /** Unit of the amount. */
    public enum TargetUnit {
        ELAPSED,
        BUSINESS_HOURS,
        BUSINESS_DAYS,
        CUT_OFF
    }

    /** The event that fulfils the target. */
    public enum StopEvent {
        REGISTERED,
        HUMAN_REPLY,
        CLAIMED,
        RETURNED,
        SOLVED
    }
}
