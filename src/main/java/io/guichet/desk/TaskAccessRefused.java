package io.guichet.desk;

import io.guichet.problem.AccessRefused;

/** A task that is assigned to another user or belongs to other groups. */
class TaskAccessRefused extends AccessRefused {

    TaskAccessRefused(String message) {
        super(message);
    }
}
