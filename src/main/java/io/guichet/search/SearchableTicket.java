package io.guichet.search;

import java.time.Instant;
import java.util.List;

/**
 * The content of a ticket that is searched.
 *
 * @param customerName null if none was given
 * @param publicTexts bodies of the messages that the customer sees
 * @param internalTexts bodies of the internal notes, and names of their files
 */
record SearchableTicket(
        String number,
        String brand,
        String language,
        String status,
        String team,
        String priority,
        boolean restricted,
        Instant receivedAt,
        String subject,
        String customerName,
        String customerEmail,
        List<String> publicTexts,
        List<String> internalTexts,
        List<String> fileNames) {}
