package io.guichet.access;

import org.springframework.security.core.AuthenticationException;

/** The password was right; the user has a second factor, whose code is still to come. */
class SecondFactorAwaited extends AuthenticationException {

    private final String user;

    SecondFactorAwaited(String user) {
        super("The code of the second factor is needed.");
        this.user = user;
    }

    String user() {
        return user;
    }
}
