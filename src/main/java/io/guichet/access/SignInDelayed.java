package io.guichet.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many failed attempts to sign in; the password was not looked at. */
class SignInDelayed extends AuthenticationException {

    private final transient Duration retryAfter;

    SignInDelayed(Duration retryAfter) {
        super("Too many attempts to sign in; try again later.");
        this.retryAfter = retryAfter;
    }

    /** In whole seconds, at least one. */
    long seconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
