package io.guichet.mail;

/** A mailbox cannot be read now; its message says why, for staff. */
class MailboxFailure extends RuntimeException {

    MailboxFailure(String reason, Throwable cause) {
        super(reason, cause);
    }
}
