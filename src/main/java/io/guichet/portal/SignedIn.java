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
class SignedIn {

    private static final String WHO = SignedIn.class.getName() + ".";

    private final Customers customers;

    SignedIn(Customers customers) {
        this.customers = customers;
    }

    Optional<Customer> at(Brand brand, HttpSession session) {
        return at(brand.id(), session);
    }

    /** @param brand the name of one; nobody is signed in at what is none */
    Optional<Customer> at(String brand, HttpSession session) {
        return Optional.ofNullable((Long) session.getAttribute(WHO + brand)).map(customers::get);
    }

    /** The session gets another name: whoever knew the old one does not know this one. */
    void enter(Brand brand, long customer, HttpServletRequest request) {
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(WHO + brand.id(), customer);
    }

    void leave(Brand brand, HttpSession session) {
        session.removeAttribute(WHO + brand.id());
    }
}
