package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.problem.BadInput;
import org.springframework.stereotype.Component;

/** Maps requesters to customers of the brand. */
@Component
class Requesters {

    private final Customers customers;

    Requesters(Customers customers) {
        this.customers = customers;
    }

    /** @param language language of the question, used if the requester gives none; null for unknown */
    Customer findOrCreate(Brand brand, Requester requester, String language) {
        if (requester == null) {
            throw new BadInput("requester", "is required");
        }
        var preferredLanguage = requester.language() == null ? language : requester.language();
        return customers.findOrCreate(brand, requester.email(), requester.name(), preferredLanguage);
    }
}
