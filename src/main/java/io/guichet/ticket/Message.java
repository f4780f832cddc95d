package io.guichet.ticket;

import java.time.Instant;

/**
 * One contribution to the conversation of a ticket.
 *
 * @param author address of the customer or user id of the member of staff
 * @param automatic whether a program wrote it without anybody's doing: it answers nothing and waits for no answer
 * @param onBehalfOf user id of the member of staff who wrote it down for the customer, or null
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

    /** Which side wrote it. */
    public enum Author {
        CUSTOMER,
        AGENT
    }

    /** Who may read it: everybody concerned, or staff alone. */
    public enum Visibility {
        PUBLIC,
        INTERNAL
    }

    public boolean isPublic() {
        return visibility == Visibility.PUBLIC;
    }

    public boolean isFromCustomer() {
        return authorKind == Author.CUSTOMER;
    }
}
