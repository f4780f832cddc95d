package io.guichet.policy;

import io.guichet.problem.UnknownEntity;

/** A version that a table does not have. */
class UnknownTableVersion extends UnknownEntity {

    UnknownTableVersion(String decision, String brand, int version) {
        super("The table %s of %s has no version %d.".formatted(decision, brand, version));
    }
}
