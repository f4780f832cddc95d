package io.guichet.sla;

import io.guichet.policy.Because;
import io.guichet.policy.Promised;
import io.guichet.policy.Target;
import java.time.Instant;

/**
 * One line of the ledger of a ticket's clocks. Lines are only ever added.
 *
 * @param effectiveAt when it counts from
 * @param recordedAt when it was written down
 * @param promised what was promised; on {@code STARTED} and {@code RETARGETED} lines only
 * @param due the instant that a lead has set; on {@code OVERRIDDEN} lines only
 * @param because the row of the table that said so; null where a person did
 */
public record ClockEntry(
        long id,
        Target target,
        Kind entry,
        Instant effectiveAt,
        Instant recordedAt,
        String actor,
        String reason,
        Promised promised,
        Instant due,
        Because because) {

    /** What happened to the clock. */
    public enum Kind {
        STARTED,
        PAUSED,
        RESUMED,
        STOPPED,
        RETARGETED,
        OVERRIDDEN
    }
}
