package io.guichet.email;

import java.time.Instant;

/**
 * An e-mail of the outbox.
 *
 * @param html the same as HTML, or null
 * @param state {@code QUEUED} until it is sent
 */
public record EmailMessage(
        long id,
        String brand,
        String number,
        String template,
        String language,
        String recipient,
        String subject,
        String body,
        String html,
        String state,
        Instant createdAt) {}
