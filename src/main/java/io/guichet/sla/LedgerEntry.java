package io.guichet.sla;

import io.guichet.policy.ClockRule;
import io.guichet.policy.DecisionReference;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import java.time.Instant;

/**
 * One entry of the ledger. Entries are never changed.
 *
 * @param runId id of the entry that started the run; its own id on {@code STARTED}
 * @param effectiveAt instant at which it took effect
 * @param recordedAt instant at which it was recorded
 * @param slaTarget the target; on {@code STARTED} and {@code RETARGETED} only
 * @param due overridden due date; on {@code OVERRIDDEN} only
 * @param reference row of the table that decided; null if a person did
 * @param triggerId trigger that caused it; null if a target or a person did
 * @param revokes revoked entry; on {@code REVOKED} only
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

    /** Kind of change of a clock. */
    public enum LedgerEntryType {
        STARTED,
        PAUSED,
        RESUMED,
        STOPPED,
        RETARGETED,
        OVERRIDDEN,
        /** An administrator moved the ticket in its diagram; the clock goes on. */
        MOVED,
        /** An earlier entry is void: a person removed it, or its trigger was revoked. */
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

    /** Whether the entry starts, pauses, resumes or stops the clock. */
    boolean isTransition() {
        return switch (type) {
            case PAUSED, RESUMED, STOPPED -> true;
            default -> false;
        };
    }
}
