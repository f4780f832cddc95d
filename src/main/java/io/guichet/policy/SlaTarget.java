package io.guichet.policy;

import java.util.Objects;

/**
 * What a brand's targets table promises for one target.
 *
 * @param amount {@code PT3H} for elapsed time and business hours, {@code P3D} for business days, {@code 16:00} for a
 *     cut-off; null when the kind is {@code NONE}
 * @param hours the hours in which it is counted; null for elapsed time and when the kind is {@code NONE}
 */
public record SlaTarget(
        Target target,
        TargetKind kind,
        TargetUnit unit,
        String amount,
        BusinessHours hours,
        StopEvent stopsOn,
        DecisionReference reason) {

    /** Whether both promise the same by the same row, whatever version of the tables they were read in. */
    public boolean isEquivalentTo(SlaTarget other) {
        return kind == other.kind
                && unit == other.unit
                && stopsOn == other.stopsOn
                && Objects.equals(amount, other.amount)
                && reason.row().equals(other.reason.row())
                && (hours == null ? other.hours == null : hours.isEquivalentTo(other.hours));
    }

    /** How firm the promise is. */
    public enum TargetKind {
        GUARANTEED,
        ESTIMATED,
        NONE
    }

    /** What the amount counts. */
    public enum TargetUnit {
        ELAPSED,
        BUSINESS_HOURS,
        BUSINESS_DAYS,
        CUT_OFF
    }

    /** What fulfils the promise. */
    public enum StopEvent {
        REGISTERED,
        HUMAN_REPLY,
        CLAIMED,
        RETURNED,
        SOLVED
    }
}
