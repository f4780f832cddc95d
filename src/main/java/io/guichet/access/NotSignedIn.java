package io.guichet.access;

import io.guichet.problem.AccessRefused;

/** The request comes from no signed-in staff member. */
class NotSignedIn extends AccessRefused {

    NotSignedIn() {
        super("No staff member is signed in.");
    }
}
