package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.CustomerSessions;
import io.guichet.customer.Customers;
import io.guichet.customer.SignedInCustomer;
import io.guichet.customer.VerificationMethod;
import io.guichet.web.BrowserZone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The signed-in customer of a brand in this session. */
@Component
class CustomerAuthentication {

    /** Attributes of the session that belong to these pages. */
    private static final String VISIT = CustomerAuthentication.class.getPackageName();

    private static final String SESSION = CustomerAuthentication.class.getName() + ".session.";
    private static final String METHOD = CustomerAuthentication.class.getName() + ".method.";

    private final Customers customers;
    private final CustomerSessions sessions;

    CustomerAuthentication(Customers customers, CustomerSessions sessions) {
        this.customers = customers;
        this.sessions = sessions;
    }

    Optional<Customer> find(Brand brand, HttpSession session) {
        return find(brand.id(), session);
    }

    /**
     * Of a session that was ended elsewhere, the visit ends here too.
     *
     * @param brand brand id; an unknown one has no signed-in customer
     */
    Optional<Customer> find(String brand, HttpSession session) {
        var id = (String) session.getAttribute(SESSION + brand);
        if (id == null) {
            return Optional.empty();
        }
        var customer = usedInRequest(id);
        if (customer.isEmpty()) {
            endVisit(session);
        }
        return customer;
    }

    /** A request reads a session once. */
    @SuppressWarnings("unchecked")
    private Optional<Customer> usedInRequest(String id) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return sessions.use(id);
        }
        var known = (Optional<Customer>) request.getAttribute(SESSION + id, RequestAttributes.SCOPE_REQUEST);
        if (known == null) {
            known = sessions.use(id);
            request.setAttribute(SESSION + id, known, RequestAttributes.SCOPE_REQUEST);
        }
        return known;
    }

    /** Id of the customer's session at the brand. */
    Optional<String> sessionId(Brand brand, HttpSession session) {
        return Optional.ofNullable((String) session.getAttribute(SESSION + brand.id()));
    }

    /** How the brand's signed-in customer proved their address; empty if nobody is signed in. */
    Optional<VerificationMethod> method(Brand brand, HttpSession session) {
        return signedIn(brand.id(), session).map(SignedInCustomer::method);
    }

    /** The brand's signed-in customer and how they proved their address. */
    Optional<SignedInCustomer> signedIn(String brand, HttpSession session) {
        return find(brand, session)
                .map(me -> new SignedInCustomer(me, (VerificationMethod) session.getAttribute(METHOD + brand)));
    }

    /**
     * Changes the session id, as a protection against session fixation. The visit of another customer who is signed in ends
     * first, with their return path and unsent form; what a stranger has left for this sign-in stays.
     */
    void signIn(Brand brand, long customer, VerificationMethod method, HttpServletRequest request) {
        find(brand, request.getSession())
                .filter(another -> another.id() != customer)
                .ifPresent(another -> signOut(request));
        request.getSession();
        request.changeSessionId();
        var session = request.getSession();
        sessionId(brand, session).ifPresent(sessions::end);
        var name = BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT));
        session.setAttribute(SESSION + brand.id(), sessions.start(customer, method, name.browser(), name.system()));
        session.setAttribute(METHOD + brand.id(), method);
        VisitorSession.clearProductContext(session, brand);
        BrowserZone.of(request).ifPresent(zone -> customers.saveZone(customer, zone));
    }

    /**
     * Ends the visit, at all brands: what the session knows of customers, questions and drafts. A member of staff stays
     * signed in as such.
     */
    void signOut(HttpServletRequest request) {
        var session = request.getSession();
        endVisit(session);
        if (request.getUserPrincipal() == null) {
            session.invalidate();
        }
    }

    private void endVisit(HttpSession session) {
        Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(SESSION))
                .forEach(name -> sessions.end((String) session.getAttribute(name)));
        Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(VISIT))
                .forEach(session::removeAttribute);
    }
}
