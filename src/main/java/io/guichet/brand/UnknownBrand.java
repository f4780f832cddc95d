package io.guichet.brand;

import io.guichet.problem.NotFound;

/** There is no brand of that id. */
public class UnknownBrand extends NotFound {

    public UnknownBrand(String id) {
        super("There is no brand '%s'.".formatted(id));
    }
}
