package io.guichet.desk;

import io.guichet.problem.StateConflict;

/** An override is removed once. */
class OverrideAlreadyRemoved extends StateConflict {

    OverrideAlreadyRemoved(String number) {
        super("This override of %s was already removed.".formatted(number));
    }
}
