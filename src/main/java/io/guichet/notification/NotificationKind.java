package io.guichet.notification;

/** What a user is notified of. */
public enum NotificationKind {
    /** Somebody else has made it the user's ticket. */
    ASSIGNED,
    /** A note mentions the user. */
    MENTIONED,
    /** The customer has written on the user's ticket. */
    REPLIED,
    /** A target of the user's ticket is at risk. */
    AT_RISK,
    /** A target of the user's ticket is overdue. */
    OVERDUE
}
