package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.customer.SignedInCustomer;
import io.guichet.customer.VerificationMethod;
import io.guichet.intake.SplitRequests;
import io.guichet.intake.VerificationDemands;
import io.guichet.policy.VerificationPurpose;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import io.guichet.ticket.UnknownTicket;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.stereotype.Component;

/** Access to requests with the customer's link or as the signed-in customer. For all others they do not exist. */
@Component
class CustomerRequests {

    private final Tickets tickets;
    private final Customers customers;
    private final CustomerAuthentication customerAuthentication;
    private final VerificationDemands demands;
    private final SplitRequests splitRequests;

    CustomerRequests(
            Tickets tickets,
            Customers customers,
            CustomerAuthentication customerAuthentication,
            VerificationDemands demands,
            SplitRequests splitRequests) {
        this.demands = demands;
        this.splitRequests = splitRequests;
        this.customerAuthentication = customerAuthentication;
        this.tickets = tickets;
        this.customers = customers;
    }

    /** @param bySignIn whether the signed-in customer opens it; their links need no key */
    record CustomerRequest(Ticket ticket, Customer customer, boolean bySignIn) {

        public String number() {
            return ticket.number();
        }

        Actor actor() {
            return Actor.customer(customer.email());
        }

        /** Whether the person, or the sender of the request, has proved to be the ticket's customer. */
        boolean isVerified() {
            return bySignIn || ticket.isVerified();
        }

        /** The link to a page of the request, for the person who opens it. */
        public String link(String page) {
            return CustomerRequests.link(ticket, page, bySignIn);
        }
    }

    /**
     * @param key key of the customer's link, or null if signed in
     * @throws CustomerSignInRequired without a key, for everyone who is not signed in
     */
    CustomerRequest get(Brand brand, String number, String key, HttpSession session) {
        if (key == null && customerAuthentication.find(brand, session).isEmpty()) {
            throw new CustomerSignInRequired(brand);
        }
        var ticket = tickets.find(number)
                .filter(found -> found.brand().equals(brand.id()))
                .filter(found -> isOwn(found, session) || matches(key, found.linkToken()))
                .orElseThrow(() -> new UnknownTicket(number));
        return new CustomerRequest(ticket, customers.get(ticket.customerId()), isOwn(ticket, session));
    }

    /**
     * The request that a merged one has joined, directly or through others; itself if it was not merged. Its link asks to sign
     * in where the key of the merged one was shown in a browser and proves nothing.
     */
    CustomerRequest joined(CustomerRequest customerRequest) {
        var ticket = tickets.mergeTarget(customerRequest.number());
        var withKey = customerRequest.isVerified()
                || customerRequest.ticket().requester().isConfirmableByLink();
        var isOther = !ticket.number().equals(customerRequest.number());
        return new CustomerRequest(
                ticket, customerRequest.customer(), customerRequest.bySignIn() || (isOther && !withKey));
    }

    /**
     * The requests that were split off from the same text, for the person who opens this one. A link's key opens its own
     * request only: the others ask to sign in.
     */
    List<RelatedRequest> related(CustomerRequest customerRequest) {
        return splitRequests.relatedTo(customerRequest.number()).stream()
                .flatMap(number -> tickets.find(number).stream())
                .filter(ticket ->
                        ticket.customerId() == customerRequest.customer().id())
                .map(ticket -> new RelatedRequest(ticket.number(), ticket.subject(), link(ticket, "", true)))
                .toList();
    }

    /** A request that belongs to another one, with its link. */
    record RelatedRequest(String number, String subject, String link) {}

    /**
     * The page for the visitor who has just sent the request, or seen it open: the request's own for its signed-in customer.
     * Others get the link by e-mail only, because they have not proved that the address is theirs.
     */
    String link(Ticket ticket, String page, HttpSession session) {
        return isOwn(ticket, session)
                ? link(ticket, page, true)
                : "/%s/questions/%s/sent".formatted(ticket.brand(), ticket.number());
    }

    /** Addresses that stay in a browser open nothing after the customer has signed out. */
    private static String link(Ticket ticket, String page, boolean bySignIn) {
        return bySignIn
                ? "/%s/requests/%s%s".formatted(ticket.brand(), ticket.number(), page)
                : ticket.customerLink(page);
    }

    private boolean isOwn(Ticket ticket, HttpSession session) {
        return customerAuthentication
                .find(ticket.brand(), session)
                .filter(customer -> customers.isPartOf(ticket.customerId(), customer.id()))
                .isPresent();
    }

    /** Whether the e-mail of a request asks to confirm it. */
    boolean askForConfirmation(Brand brand) {
        return demands.askForConfirmation(brand.id());
    }

    /** Whether the reader can say that the request is theirs: signed in, or with the link while only its e-mail has it. */
    boolean isConfirmable(CustomerRequest customerRequest) {
        var ticket = customerRequest.ticket();
        return customerRequest.bySignIn()
                ? demands.askForSignIn(ticket.brand(), ticket.requester().verifiedBy())
                : ticket.requester().isConfirmableByLink() && demands.askForConfirmation(ticket.brand());
    }

    /** Whether the reader, or the sender of the request, has proved what the brand demands for an order on invoice. */
    boolean mayOrderOnInvoice(CustomerRequest customerRequest) {
        var ticket = customerRequest.ticket();
        return demands.areMet(
                        ticket.brand(),
                        VerificationPurpose.INVOICE,
                        ticket.requester().verifiedBy())
                || customerRequest.bySignIn()
                        && demands.areMet(ticket.brand(), VerificationPurpose.INVOICE, VerificationMethod.SIGN_IN);
    }

    /** How the reader of the request proves that it is theirs. */
    VerificationMethod proof(CustomerRequest customerRequest, HttpSession session) {
        return customerRequest.bySignIn()
                ? customerAuthentication
                        .signedIn(customerRequest.ticket().brand(), session)
                        .map(SignedInCustomer::method)
                        .orElse(VerificationMethod.SIGN_IN)
                : VerificationMethod.LINK;
    }

    /** The current state of the request. */
    CustomerRequest reload(CustomerRequest customerRequest) {
        return new CustomerRequest(
                tickets.get(customerRequest.number()), customerRequest.customer(), customerRequest.bySignIn());
    }

    /** Constant-time comparison. */
    private static boolean matches(String key, String token) {
        return key != null
                && MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
