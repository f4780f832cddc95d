package io.guichet.ticket;

import io.guichet.problem.UnknownEntity;

/** A message that a ticket does not have. */
public class UnknownMessage extends UnknownEntity {

    public UnknownMessage(long id, String number) {
        super("There is no message %d of %s.".formatted(id, number));
    }
}
