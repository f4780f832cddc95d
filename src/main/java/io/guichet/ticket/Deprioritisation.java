package io.guichet.ticket;

import io.guichet.brand.LocalisedText;
import java.time.Instant;

/**
 * Why and for how long a ticket is served after others.
 *
 * @param until when it ends at the latest, UTC
 * @param endedAt when it ended; null while it lasts
 */
public record Deprioritisation(
        long id, String number, LocalisedText reason, Instant startedAt, Instant until, Instant endedAt) {}
