package io.guichet.policy;

import io.guichet.problem.UnfulfillableRequest;

/** A table whose combinations of inputs are too many to be checked. */
class TooManyCombinations extends UnfulfillableRequest {

    TooManyCombinations(String table) {
        super("The table '%s' has too many combinations to be checked.".formatted(table));
    }
}
