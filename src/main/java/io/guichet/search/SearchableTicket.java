package io.guichet.search;

import java.time.Instant;
import java.util.List;

/**
 * The content of a ticket that is searched.
 *
 * @param due next due date; null if no clock runs
 * @param atRiskAt instant from which that due date is at risk; null if no clock runs
 * @param dueSortKey place in the order by due date
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
        Instant due,
        Instant atRiskAt,
        Instant dueSortKey,
        String subject,
        String customerName,
        String customerEmail,
        List<String> publicTexts,
        List<String> internalTexts,
        List<String> fileNames) {}
