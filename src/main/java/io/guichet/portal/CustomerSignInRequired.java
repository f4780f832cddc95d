package io.guichet.portal;

import io.guichet.brand.Brand;

/** Only a signed-in customer may open this page: its address has no key. */
class CustomerSignInRequired extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String brand;

    CustomerSignInRequired(Brand brand) {
        super("Sign in, or use the link of the e-mail.");
        this.brand = brand.id();
    }

    String brand() {
        return brand;
    }
}
