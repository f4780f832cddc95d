package io.guichet.email;

import io.guichet.text.LinkSecrets;
import java.time.Instant;

/**
 * An e-mail of the outbox.
 *
 * @param state {@code QUEUED} until it is sent
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
        String state,
        Instant createdAt) {

    /** The body without the secrets with which its recipient opens a request or signs in. */
    public String bodyWithoutSecrets() {
        return LinkSecrets.hide(body);
    }
}
