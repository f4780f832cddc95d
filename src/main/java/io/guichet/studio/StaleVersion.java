package io.guichet.studio;

import io.guichet.problem.StateConflict;

/** Somebody else has deployed a file since its author began. */
class StaleVersion extends StateConflict {

    /** @param version that applies now; 0 for none */
    StaleVersion(String file, int base, int version) {
        super("%s has version %d now, not %d; somebody else has deployed it. Compare and deploy again."
                .formatted(file, version, base));
    }
}
