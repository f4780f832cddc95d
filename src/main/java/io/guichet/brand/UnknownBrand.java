package io.guichet.brand;

import io.guichet.problem.NotFound;

/** Nobody of that name is served here. */
public class UnknownBrand extends NotFound {

    public UnknownBrand(String id) {
        super("There is no brand '%s'.".formatted(id));
    }
}
