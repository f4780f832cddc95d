package io.guichet.intake;

import io.guichet.brand.Brands;
import io.guichet.customer.Customers;
import io.guichet.policy.Policies;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketClassification;
import io.guichet.ticket.TicketEvent.RequesterVerified;
import io.guichet.ticket.Tickets;
import java.util.HashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows from the proof of a requester's address: the record's name, and the contract for the request. */
@Component
@Transactional
public class ConfirmedRequests {

    private final QuestionStore store;
    private final Tickets tickets;
    private final TicketClassification classification;
    private final Customers customers;
    private final Contracts contracts;
    private final Brands brands;
    private final Policies policies;

    ConfirmedRequests(
            QuestionStore store,
            Tickets tickets,
            TicketClassification classification,
            Customers customers,
            Contracts contracts,
            Brands brands,
            Policies policies) {
        this.store = store;
        this.tickets = tickets;
        this.classification = classification;
        this.customers = customers;
        this.contracts = contracts;
        this.brands = brands;
        this.policies = policies;
    }

    /** The name that the requester gave fills a missing one. */
    @EventListener
    void on(RequesterVerified event) {
        var ticket = tickets.get(event.number());
        customers.nameIfUnnamed(
                customers.ownerOf(ticket.customerId()).id(), ticket.requester().name());
    }

    /**
     * Gives the ticket the attributes of the customer's contract and evaluates the entitlement table with them. The ticket stays
     * one wherever the table would send the request now: the customer was told that it is registered.
     */
    public void reviewEntitlement(String number) {
        var ticket = tickets.lock(number);
        var brand = brands.get(ticket.brand());
        var customer = customers.ownerOf(ticket.customerId());
        if (contracts.isReadable(customer, ticket.requester().verifiedBy())) {
            classification.applyContract(number, contracts.of(customer, ticket.attributes()));
        }
        var decided = policies.entitlement(brand, tickets.get(number).attributes(), ticket.language());
        store.lock(number);
        store.saveRoute(number, decided);
        var details = new HashMap<>(decided.reason().details());
        details.put("route", decided.value().outcome());
        tickets.record(number, "entitlement-reviewed", Actor.system(), details);
        if (decided.value().isRestricted()) {
            tickets.restrict(number, Actor.system());
        }
    }
}
