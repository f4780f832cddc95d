package io.guichet.mail;

import java.time.Instant;

/**
 * What a brand does with mail of a sender.
 *
 * @param sender an address, or a domain
 */
record SenderRule(long id, String brand, String sender, SenderAction action, String createdBy, Instant createdAt) {

    /** What happens to mail of a sender. */
    enum SenderAction {
        /** It is put aside as spam. */
        SPAM,
        /** Staff decide about each message. */
        QUARANTINE,
        /** It becomes a request or a reply, also if a program or a list has sent it. */
        ACCEPT
    }
}
