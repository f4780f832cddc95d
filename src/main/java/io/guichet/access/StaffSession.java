package io.guichet.access;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a signed-in session knows of itself: it ends half an hour after the last work, twelve hours after the sign-in,
 * and when the user's password or roles change.
 *
 * @param fingerprint of the account at the sign-in
 */
record StaffSession(String user, String fingerprint, Instant signedInAt, Instant lastWorkAt) implements Serializable {

    static final Duration MAX_IDLE = Duration.ofMinutes(30);
    static final Duration MAX_AGE = Duration.ofHours(12);

    private static final String ATTRIBUTE = StaffSession.class.getName();

    static StaffSession start(String user, String fingerprint, Instant now) {
        return new StaffSession(user, fingerprint, now, now);
    }

    static Optional<StaffSession> find(HttpSession session) {
        return Optional.ofNullable(session).map(present -> (StaffSession) present.getAttribute(ATTRIBUTE));
    }

    void saveIn(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** @param currentFingerprint of the account; empty if there is no such user any more */
    boolean hasEnded(Instant now, Optional<String> currentFingerprint) {
        return !now.isBefore(lastWorkAt.plus(MAX_IDLE))
                || !now.isBefore(signedInAt.plus(MAX_AGE))
                || !currentFingerprint.equals(Optional.of(fingerprint));
    }

    StaffSession workedAt(Instant now) {
        return new StaffSession(user, fingerprint, signedInAt, now);
    }

    /** The same session after the user has changed the password in it. */
    StaffSession with(String newFingerprint) {
        return new StaffSession(user, newFingerprint, signedInAt, lastWorkAt);
    }
}
