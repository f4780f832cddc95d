package io.guichet.email;

/** Where an e-mail is on its way. */
public enum EmailState {
    /** It waits for its next attempt. */
    QUEUED,
    /** The mail server has taken it. */
    SENT,
    /** It was refused for good, or could not be sent in time. */
    FAILED,
    /** It was sent, and another server has returned it. */
    BOUNCED
}
