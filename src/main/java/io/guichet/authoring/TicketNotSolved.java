package io.guichet.authoring;

import io.guichet.problem.StateConflict;

/** An article is drafted from solved tickets only. */
class TicketNotSolved extends StateConflict {

    TicketNotSolved(String number, String status) {
        super("The ticket %s is not solved yet.".formatted(number), status);
    }
}
