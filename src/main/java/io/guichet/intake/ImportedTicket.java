package io.guichet.intake;

import io.guichet.policy.TicketAttributes;
import java.time.Instant;
import java.util.List;

/**
 * A line of an import: a ticket that has lived elsewhere.
 *
 * @param externalId its number there, unique within the brand
 * @param contentHash the same for lines with the same content
 * @param body null where the line has none
 * @param attributes as given; those of the customer's contract are not among them
 * @param team null where the routing table decides
 * @param tags as stored
 * @param events oldest first, at least one
 */
record ImportedTicket(
        String externalId,
        String contentHash,
        Requester requester,
        String subject,
        String body,
        TicketAttributes attributes,
        Instant receivedAt,
        String team,
        List<String> tags,
        List<ImportedEvent> events) {}
