package io.guichet;

import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.customer.SignInLinks;
import io.guichet.ticket.Tickets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** The links in the e-mails of customers, for tests that know the port of the desk only. */
@TestComponent
public class CustomerMail {

    private static final Map<Integer, CustomerMail> BY_PORT = new ConcurrentHashMap<>();

    private final Tickets tickets;
    private final Customers customers;
    private final SignInLinks signInLinks;
    private final Brands brands;

    CustomerMail(Tickets tickets, Customers customers, SignInLinks signInLinks, Brands brands) {
        this.tickets = tickets;
        this.customers = customers;
        this.signInLinks = signInLinks;
        this.brands = brands;
    }

    @EventListener
    void on(ServletWebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            BY_PORT.put(event.getWebServer().getPort(), this);
        }
    }

    /** Path of a request's page with the key that its e-mails contain. */
    public static String linkOf(int port, String number) {
        return BY_PORT.get(port).tickets.get(number).customerLink("");
    }

    /** Path of a sign-in link that a customer was sent, who is registered if needed. */
    public static String signInLink(int port, String brand, String address) {
        var desk = BY_PORT.get(port);
        var served = desk.brands.get(brand);
        desk.customers.findOrCreate(served, address, "Ada", null);
        var link = desk.signInLinks.issue(served, address, null).orElseThrow();
        return "/%s/sign-in/%s".formatted(brand, link.token());
    }
}
