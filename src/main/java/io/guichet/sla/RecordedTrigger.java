package io.guichet.sla;

import io.guichet.policy.TableVersion;
import java.time.Instant;

/**
 * An event that the clocks table of a ticket's brand was asked about.
 *
 * @param type the name that the clocks table knows, such as {@code human-reply}
 * @param effectiveAt when it happened; {@code recordedAt} is when it was recorded
 * @param version of the clocks table that was in force then
 * @param message the message that it is about, or null
 * @param revokes the earlier trigger that turned out to be wrong, or null
 */
record RecordedTrigger(
        long id,
        String type,
        Instant effectiveAt,
        Instant recordedAt,
        String actor,
        TableVersion version,
        Long message,
        Long revokes) {}
