package io.guichet.brand;

import io.guichet.problem.UnknownEntity;

/** Nobody of that name is served here. */
public class UnknownBrand extends UnknownEntity {

    public UnknownBrand(String id) {
        super("There is no brand '%s'.".formatted(id));
    }
}
