package io.guichet.search;

import io.guichet.knowledge.search.SearchHit.ExcerptPart;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A ticket found by a search.
 *
 * @param customer name of the customer, or the address if there is none
 * @param field where most of the words are
 * @param excerpt a passage of that field in parts, the words highlighted
 * @param score higher is better; independent of other tickets
 */
public record TicketHit(
        String number,
        String brand,
        String subject,
        String status,
        String customer,
        Instant receivedAt,
        HitField field,
        List<ExcerptPart> excerpt,
        float score) {

    /** Parts of a ticket that are searched. */
    public enum HitField {
        NUMBER,
        SUBJECT,
        MESSAGE,
        CUSTOMER,
        FILE,
        INTERNAL_NOTE
    }

    /** The excerpt as plain text. */
    public String excerptText() {
        return excerpt.stream().map(ExcerptPart::text).collect(Collectors.joining());
    }
}
