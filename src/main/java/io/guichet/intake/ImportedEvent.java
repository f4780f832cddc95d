package io.guichet.intake;

import io.guichet.ticket.Actor;
import java.time.Instant;
import java.util.Map;

/**
 * An event of an imported ticket; a text is null where the line has none.
 *
 * @param by user id, or what another system calls the user who acted
 * @param text of a message, reply or note, reason of a reopening, comment of a rating
 * @param tier stage to which the ticket was escalated; null for other events
 * @param score from 1 to 5; null for other events than ratings
 * @param name what another system calls the event
 * @param details what another system says about it, by name
 */
record ImportedEvent(
        Instant at,
        ImportedEventType type,
        String by,
        String text,
        ImportedTier tier,
        Integer score,
        String name,
        Map<String, String> details) {

    /** Tier to which a ticket is escalated. */
    enum ImportedTier {
        SPECIALIST("specialist", "WITH_SPECIALIST"),
        DEVELOPER("developer", "WITH_DEVELOPER");

        private final String stage;
        private final String status;

        ImportedTier(String stage, String status) {
            this.stage = stage;
            this.status = status;
        }

        String stage() {
            return stage;
        }

        String status() {
            return status;
        }
    }

    /** The desk where nobody is named. */
    Actor actor() {
        return by == null ? Actor.system() : Actor.staff(by);
    }
}
