package io.guichet.process;

import io.guichet.problem.StateConflict;

/** A message that the process instance does not wait for. */
class UnexpectedMessage extends StateConflict {

    UnexpectedMessage(String number, String message) {
        super("%s does not accept %s in its current state.".formatted(number, message));
    }
}
