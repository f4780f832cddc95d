package io.guichet.ticket;

import io.guichet.brand.LocalisedText;
import java.time.Instant;

/**
 * A deprioritisation of a ticket with its reason.
 *
 * @param until latest end, UTC
 * @param endedAt actual end; null while it lasts
 */
public record Deprioritisation(
        long id, String number, LocalisedText reason, Instant startedAt, Instant until, Instant endedAt) {}
