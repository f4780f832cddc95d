package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which customer of a brand is signed in in this browser. */
@Component
class CustomerAuthentication {

    private static final String CUSTOMER_ID = CustomerAuthentication.class.getName() + ".";

    private final Customers customers;

    CustomerAuthentication(Customers customers) {
        this.customers = customers;
    }

    Optional<Customer> find(Brand brand, HttpSession session) {
        return find(brand.id(), session);
    }

    /** @param brand the name of one; nobody is signed in at what is none */
    Optional<Customer> find(String brand, HttpSession session) {
        return Optional.ofNullable((Long) session.getAttribute(CUSTOMER_ID + brand))
                .map(customers::get);
    }

    /** The session gets another name: whoever knew the old one does not know this one. */
    void signIn(Brand brand, long customer, HttpServletRequest request) {
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(CUSTOMER_ID + brand.id(), customer);
    }

    void signOut(Brand brand, HttpSession session) {
        session.removeAttribute(CUSTOMER_ID + brand.id());
    }
}
