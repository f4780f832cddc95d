package io.guichet.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in whose password was right and whose second factor is still to come. It gives no rights.
 *
 * @param fingerprint of the account when the password was right
 */
record PendingSignIn(String user, String fingerprint, Instant passwordAt) implements Serializable {

    private static final Duration VALIDITY = Duration.ofMinutes(10);
    private static final String ATTRIBUTE = PendingSignIn.class.getName();

    /** Remembers it in a session with a new id. */
    void saveIn(HttpServletRequest request) {
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    static Optional<PendingSignIn> find(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (PendingSignIn) session.getAttribute(ATTRIBUTE));
    }

    static void forget(HttpServletRequest request) {
        Optional.ofNullable(request.getSession(false)).ifPresent(session -> session.removeAttribute(ATTRIBUTE));
    }

    /** @param currentFingerprint of the account; empty if it may not sign in any more */
    boolean isValid(Instant now, Optional<String> currentFingerprint) {
        return now.isBefore(passwordAt.plus(VALIDITY)) && currentFingerprint.equals(Optional.of(fingerprint));
    }
}
