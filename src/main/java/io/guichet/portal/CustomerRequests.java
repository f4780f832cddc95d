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

/** The requests of customers, for those who hold the customer's own link or are signed in as that customer. For all others they do not exist. */
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

    /** A request and who sent it. */
    record CustomerRequest(Ticket ticket, Customer customer) {

        String number() {
            return ticket.number();
        }

        Actor actor() {
            return Actor.customer(customer.email());
        }

        /** The customer's own link to one of the request's pages. */
        public String link(String page) {
            return ticket.customerLink(page);
        }
    }

    /** @param key of the customer's own link, or null: whoever is signed in needs none for what is theirs */
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

    /** The same request as it stands now. */
    CustomerRequest reload(CustomerRequest customerRequest) {
        return new CustomerRequest(tickets.get(customerRequest.number()), customerRequest.customer());
    }

    /** Takes the same time however much of the key is right. */
    private static boolean matches(String key, String token) {
        return key != null
                && MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
