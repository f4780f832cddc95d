package io.guichet.brand;

import io.guichet.problem.UnknownEntity;

/** There is no brand of that id. */
public class UnknownBrand extends UnknownEntity {

    public UnknownBrand(String id) {
        super("There is no brand '%s'.".formatted(id));
    }
}
