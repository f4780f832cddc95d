package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.customer.SignedInCustomer;
import io.guichet.customer.VerificationMethod;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The signed-in customer of a brand in this session. */
@Component
class CustomerAuthentication {

    /** Attributes of the session that belong to these pages. */
    private static final String VISIT = CustomerAuthentication.class.getPackageName();

    private static final String CUSTOMER_ID = CustomerAuthentication.class.getName() + ".customer.";
    private static final String METHOD = CustomerAuthentication.class.getName() + ".method.";

    private final Customers customers;

    CustomerAuthentication(Customers customers) {
        this.customers = customers;
    }

    Optional<Customer> find(Brand brand, HttpSession session) {
        return find(brand.id(), session);
    }

    /** @param brand brand id; an unknown one has no signed-in customer */
    Optional<Customer> find(String brand, HttpSession session) {
        return Optional.ofNullable((Long) session.getAttribute(CUSTOMER_ID + brand))
                .map(customers::get);
    }

    /** How the brand's signed-in customer proved their address; empty if nobody is signed in. */
    Optional<VerificationMethod> method(Brand brand, HttpSession session) {
        return method(brand.id(), session);
    }

    /** The brand's signed-in customer and how they proved their address. */
    Optional<SignedInCustomer> signedIn(String brand, HttpSession session) {
        return find(brand, session)
                .map(customer ->
                        new SignedInCustomer(customer, method(brand, session).orElse(VerificationMethod.SIGN_IN)));
    }

    private static Optional<VerificationMethod> method(String brand, HttpSession session) {
        return Optional.ofNullable((VerificationMethod) session.getAttribute(METHOD + brand));
    }

    /** Changes the session id, as a protection against session fixation. */
    void signIn(Brand brand, long customer, VerificationMethod method, HttpServletRequest request) {
        request.getSession();
        request.changeSessionId();
        var session = request.getSession();
        session.setAttribute(CUSTOMER_ID + brand.id(), customer);
        session.setAttribute(METHOD + brand.id(), method);
    }

    /**
     * Ends the visit, at all brands: what the session knows of customers, questions and drafts. A member of staff stays
     * signed in as such.
     */
    void signOut(HttpServletRequest request) {
        var session = request.getSession();
        Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(VISIT))
                .forEach(session::removeAttribute);
        if (request.getUserPrincipal() == null) {
            session.invalidate();
        }
    }
}
