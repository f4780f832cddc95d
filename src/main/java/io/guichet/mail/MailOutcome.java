package io.guichet.mail;

/** What became of a message. */
enum MailOutcome {
    TICKET_OPENED,
    REPLY_ADDED,
    GUIDANCE_SENT,
    IGNORED
}
