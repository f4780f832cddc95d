package io.guichet.brand;

import io.guichet.http.NotFound;

/** Nobody of that name is served here. */
public class UnknownBrand extends NotFound {

    public UnknownBrand(String id) {
        super("There is no brand '%s' here.".formatted(id));
    }
}
