package io.guichet.policy;

import io.guichet.problem.UnknownEntity;

/** A version that a table does not have. */
class UnknownTableVersion extends UnknownEntity {

    UnknownTableVersion(String decision, TableVersion version) {
        super(
                version.brand() == null
                        ? "The default table %s has no version %d.".formatted(decision, version.number())
                        : "The table %s of %s has no version %d."
                                .formatted(decision, version.brand(), version.number()));
    }
}
