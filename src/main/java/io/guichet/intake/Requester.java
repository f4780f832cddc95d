package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.problem.BadInput;

/** The requester's email address, and a name and a language if they gave one. */
public record Requester(String email, String name, String language) {

    /**
     * The customer of the brand with the requester's address, created if there is none.
     *
     * @param fallbackLanguage where the requester names none; null for unknown
     */
    static Customer findOrCreate(Requester requester, Brand brand, String fallbackLanguage, Customers customers) {
        if (requester == null) {
            throw new BadInput("requester", "is required");
        }
        var language = requester.language() == null ? fallbackLanguage : requester.language();
        return customers.findOrCreate(brand, requester.email(), requester.name(), language);
    }
}
