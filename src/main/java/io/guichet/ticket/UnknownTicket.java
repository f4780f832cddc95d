package io.guichet.ticket;

import io.guichet.problem.UnknownEntity;

/** A ticket that does not exist, or that the caller must not learn of. */
public class UnknownTicket extends UnknownEntity {

    public UnknownTicket(String number) {
        super("There is no ticket %s.".formatted(number));
    }
}
