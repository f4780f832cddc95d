package io.guichet.sla;

import io.guichet.policy.ClockRule;
import io.guichet.policy.DecisionReference;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import java.time.Instant;

/**
 * One line of the ledger of a ticket's clocks. Lines are only ever added.
 *
 * @param run the line that started the run of the clock which this one belongs to; its own id on {@code STARTED} lines
 * @param effectiveAt when it counts from
 * @param recordedAt when it was written down
 * @param promised what was promised; on {@code STARTED} and {@code RETARGETED} lines only
 * @param due the instant that a lead has set; on {@code OVERRIDDEN} lines only
 * @param because the row of the table that said so; null where a person did
 * @param fact what the line follows from; null where a promise or a person says so
 * @param revokes the line that does not hold any more; on {@code REVOKED} lines only
 */
public record LedgerEntry(
        long id,
        Target target,
        long runId,
        LedgerEntryType type,
        Instant effectiveAt,
        Instant recordedAt,
        String actor,
        String reason,
        SlaTarget slaTarget,
        Instant due,
        DecisionReference reference,
        Long triggerId,
        Long revokes) {

    /** What happened to the clock. */
    public enum LedgerEntryType {
        STARTED,
        PAUSED,
        RESUMED,
        STOPPED,
        RETARGETED,
        OVERRIDDEN,
        /** An earlier line does not hold any more: a person has taken it back, or it followed from something that was none. */
        REVOKED;

        static LedgerEntryType of(ClockRule.ClockAction action) {
            return switch (action) {
                case START -> STARTED;
                case PAUSE -> PAUSED;
                case RESUME -> RESUMED;
                case STOP -> STOPPED;
            };
        }
    }

    /** Whether time counts or does not from this line on. */
    boolean isTransition() {
        return switch (type) {
            case PAUSED, RESUMED, STOPPED -> true;
            default -> false;
        };
    }
}
