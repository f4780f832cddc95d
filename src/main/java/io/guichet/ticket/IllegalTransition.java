package io.guichet.ticket;

import io.guichet.problem.StateConflict;

/** The command is not legal in the ticket's current state. */
public class IllegalTransition extends StateConflict {

    public IllegalTransition(String number, String command, String status) {
        super("%s is %s: %s is not possible now.".formatted(number, status, command), status);
    }
}
