package io.guichet.portal;

import io.guichet.brand.Brand;
import io.guichet.customer.Customer;
import io.guichet.customer.Customers;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import io.guichet.ticket.UnknownTicket;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/** Access to requests with the customer's link or as the signed-in customer. For all others they do not exist. */
@Component
class CustomerRequests {

    private final Tickets tickets;
    private final Customers customers;
    private final CustomerAuthentication customerAuthentication;

    CustomerRequests(Tickets tickets, Customers customers, CustomerAuthentication customerAuthentication) {
        this.customerAuthentication = customerAuthentication;
        this.tickets = tickets;
        this.customers = customers;
    }

    record CustomerRequest(Ticket ticket, Customer customer) {

        String number() {
            return ticket.number();
        }

        Actor actor() {
            return Actor.customer(customer.email());
        }

        /** The customer's link to a page of the request. */
        public String link(String page) {
            return ticket.customerLink(page);
        }
    }

    /** @param key key of the customer's link, or null if signed in */
    CustomerRequest get(Brand brand, String number, String key, HttpSession session) {
        var customerId = customerAuthentication.find(brand, session).map(Customer::id);
        var ticket = tickets.find(number)
                .filter(found -> found.brand().equals(brand.id()))
                .filter(found ->
                        customerId.filter(id -> id == found.customerId()).isPresent()
                                || matches(key, found.linkToken()))
                .orElseThrow(() -> new UnknownTicket(number));
        return new CustomerRequest(ticket, customers.get(ticket.customerId()));
    }

    /** The current state of the request. */
    CustomerRequest reload(CustomerRequest customerRequest) {
        return new CustomerRequest(tickets.get(customerRequest.number()), customerRequest.customer());
    }

    /** Constant-time comparison. */
    private static boolean matches(String key, String token) {
        return key != null
                && MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
