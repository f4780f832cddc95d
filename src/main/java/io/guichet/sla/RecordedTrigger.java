package io.guichet.sla;

import java.time.Instant;

/**
 * Something that the clocks of a ticket have heard.
 *
 * @param fact the word that the clocks table knows, such as {@code human-reply}
 * @param effectiveAt when it happened; {@code recordedAt} when it was heard
 * @param version of the clocks table that was in force then
 * @param message the message that it is about, or null
 * @param strikes the earlier fact that has turned out to be none, or null
 */
record RecordedTrigger(
        long id,
        String type,
        Instant effectiveAt,
        Instant recordedAt,
        String actor,
        int version,
        Long message,
        Long revokes) {}
