package io.guichet.email;

import java.time.Instant;

/** A letter as it was written. @param state {@code QUEUED} until it is sent */
public record EmailMessage(
        long id,
        String brand,
        String number,
        String template,
        String language,
        String recipient,
        String subject,
        String body,
        String state,
        Instant createdAt) {}
