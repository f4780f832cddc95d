package io.guichet.email;

import io.guichet.text.LinkSecrets;
import java.time.Instant;

/**
 * An e-mail as it is sent.
 *
 * @param html null for plain text only
 * @param messageId null before the first attempt
 * @param deferredSince since when the server refuses it for now, or null
 * @param queuedAt when it was written, or staff had it sent again
 * @param suppressedFor why its address gets no e-mails, or null
 */
record OutgoingEmail(
        long id,
        String brand,
        String number,
        String template,
        String language,
        String recipient,
        String subject,
        String body,
        String html,
        String messageId,
        Instant deferredSince,
        Instant queuedAt,
        String suppressedFor) {

    /** The same without the secrets with which its recipient opens a request. */
    OutgoingEmail withoutSecrets() {
        return new OutgoingEmail(
                id,
                brand,
                number,
                template,
                language,
                recipient,
                subject,
                LinkSecrets.hide(body),
                LinkSecrets.hide(html),
                messageId,
                deferredSince,
                queuedAt,
                suppressedFor);
    }

    /** The domain of its recipient. */
    String domain() {
        return recipient.substring(recipient.lastIndexOf('@') + 1);
    }

    boolean belongsToTicket() {
        return !number.isEmpty();
    }
}
