package io.guichet.ticket;

import io.guichet.problem.StateConflict;

/** A ticket is deprioritised once at a time. */
class DeprioritisationConflict extends StateConflict {

    DeprioritisationConflict(String message, String status) {
        super(message, status);
    }
}
