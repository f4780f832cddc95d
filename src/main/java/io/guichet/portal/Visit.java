package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * Who reads a page of a brand.
 *
 * @param customer the signed-in customer, or null
 * @param context where in the product the signed-in customer came from
 * @param zone zone of the times on the page
 */
record Visit(Brand brand, Customer customer, ProductContext context, ZoneId zone, Locale locale) {

    Optional<Customer> signedIn() {
        return Optional.ofNullable(customer);
    }

    /** The page's language, or the brand's first one. */
    String language() {
        return brand.languageFor(locale.getLanguage());
    }
}
