package io.guichet.desk;

import io.guichet.problem.UnknownEntity;

/** An email that does not exist, or that belongs to another brand. */
class UnknownEmail extends UnknownEntity {

    UnknownEmail(long id) {
        super("There is no email %d.".formatted(id));
    }
}
