package io.guichet.knowledge;

import io.guichet.problem.UnknownEntity;

/** A revision that an article does not have. */
class UnknownRevision extends UnknownEntity {

    UnknownRevision(int number, String slug) {
        super("There is no revision %d of %s.".formatted(number, slug));
    }
}
