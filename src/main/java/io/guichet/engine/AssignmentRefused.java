package io.guichet.engine;

import io.guichet.problem.AccessRefused;

/** A claim or unclaim through the engine's REST API that the caller may not make. */
class AssignmentRefused extends AccessRefused {

    AssignmentRefused(String message) {
        super(message);
    }
}
