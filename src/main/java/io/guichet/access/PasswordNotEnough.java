package io.guichet.access;

import org.springframework.security.core.AuthenticationException;

/** A program has sent the right password of a user with a second factor, which it cannot have. */
class PasswordNotEnough extends AuthenticationException {

    PasswordNotEnough() {
        super("This user signs in with a second factor. Programs need a token: make one on the page \"My account\".");
    }
}
