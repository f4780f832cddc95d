package io.guichet.notification;

import java.time.Instant;

/**
 * A notification of a user about a ticket that the user may see.
 *
 * @param actor user id of the colleague who caused it; null for customers and clocks
 * @param readAt null while it is unread
 */
public record Notification(
        long id,
        NotificationKind kind,
        String ticket,
        String brand,
        String subject,
        String actor,
        Instant createdAt,
        Instant readAt) {

    public boolean isUnread() {
        return readAt == null;
    }
}
