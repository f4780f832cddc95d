package io.guichet.access;

import io.guichet.problem.AccessRefused;

/** A staff member who lacks the role for an operation. */
public class MissingRole extends AccessRefused {

    public MissingRole(String message) {
        super(message);
    }
}
