package io.guichet.ticket;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message of a ticket's conversation.
 *
 * @param author address of the customer or user id of staff
 * @param automatic whether it was sent automatically: it answers nothing and needs no answer
 * @param onBehalfOf id of the staff user who entered it for the customer, or null
 */
public record Message(
        long id,
        Author authorKind,
        String author,
        String onBehalfOf,
        Visibility visibility,
        String body,
        boolean automatic,
        Instant sentAt) {

    /** What stands in the place of a text that a lead has removed. */
    public static final String REDACTED = "[redacted]";

    /** What stands in the place of a text that an imported ticket did not bring along. */
    public static final String NOT_IMPORTED = "[not imported]";

    /** Side of the author. */
    public enum Author {
        CUSTOMER,
        AGENT
    }

    /** Public for customer and staff, or internal for staff only. */
    public enum Visibility {
        PUBLIC,
        INTERNAL
    }

    public boolean isPublic() {
        return visibility == Visibility.PUBLIC;
    }

    public boolean isRedacted() {
        return body.equals(REDACTED);
    }

    public boolean isFromCustomer() {
        return authorKind == Author.CUSTOMER;
    }

    /** The customer's messages since the last reply, oldest first. */
    static Stream<Message> unanswered(List<Message> conversation) {
        var publicMessages = conversation.stream()
                .filter(message -> message.isPublic() && !message.automatic())
                .toList();
        var from = publicMessages.size();
        while (from > 0 && publicMessages.get(from - 1).isFromCustomer()) {
            from--;
        }
        return publicMessages.stream().skip(from);
    }
}
