package io.guichet.mail;

/** Where a message that came in is on its way. */
enum MailState {
    /** Not all of it has arrived. */
    RECEIVING,
    RECEIVED,
    DONE,
    QUARANTINED
}
