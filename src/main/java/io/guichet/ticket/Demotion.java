package io.guichet.ticket;

import io.guichet.brand.Words;
import java.time.Instant;

/**
 * Why and for how long a ticket is served after others.
 *
 * @param until when it ends at the latest, UTC
 * @param endedAt when it ended; null while it lasts
 */
public record Demotion(long id, String number, Words reason, Instant begunAt, Instant until, Instant endedAt) {}
