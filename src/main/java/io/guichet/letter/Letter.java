package io.guichet.letter;

import java.time.Instant;

/** A letter as it was written. @param state {@code WRITTEN} until it is sent */
public record Letter(
        long id,
        String brand,
        String number,
        String template,
        String language,
        String recipient,
        String subject,
        String body,
        String state,
        Instant writtenAt) {}
