package io.guichet.access;

import io.guichet.problem.AccessRefused;

/** Nobody of the staff is signed in. */
class NotSignedIn extends AccessRefused {

    NotSignedIn() {
        super("No staff member is signed in.");
    }
}
