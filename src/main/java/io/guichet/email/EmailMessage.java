package io.guichet.email;

import io.guichet.text.LinkSecrets;
import java.time.Instant;

/**
 * An e-mail of the outbox.
 *
 * @param message id of the reply that it carries, or null
 * @param state name of its {@link EmailState}
 * @param attempts how often it was handed to the mail server, or could not be
 * @param nextAttempt not before this instant; null for at once, or if there is none
 * @param messageId null before the first attempt
 * @param failure why the last attempt failed, in words; null if it did not
 * @param sentAt when the mail server has taken it, or null
 */
public record EmailMessage(
        long id,
        String brand,
        String number,
        String template,
        String language,
        String recipient,
        String subject,
        String body,
        Long message,
        String state,
        Instant createdAt,
        int attempts,
        Instant nextAttempt,
        String messageId,
        String failure,
        Instant sentAt) {

    /** The body without the secrets with which its recipient opens a request or signs in. */
    public String bodyWithoutSecrets() {
        return LinkSecrets.hide(body);
    }
}
