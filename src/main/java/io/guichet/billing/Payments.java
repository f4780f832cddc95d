package io.guichet.billing;

import io.guichet.brand.Brands;
import io.guichet.policy.Policies;
import io.guichet.problem.Unprocessable;
import io.guichet.sla.Calendars;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketEvent.StageEntered;
import io.guichet.ticket.Tickets;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pending payments of tickets; notifies the customer when the wait begins. */
@Component
@Transactional
public class Payments {

    /** Stage of the wait in the diagram. */
    private static final String STAGE = "await-payment";

    private final Tickets tickets;
    private final Brands brands;
    private final Policies policies;
    private final Calendars calendars;
    private final BillingEmails emails;

    Payments(Tickets tickets, Brands brands, Policies policies, Calendars calendars, BillingEmails emails) {
        this.tickets = tickets;
        this.brands = brands;
        this.policies = policies;
        this.calendars = calendars;
        this.emails = emails;
    }

    /** The pending payment; empty if the ticket does not await payment. */
    public Optional<PaymentDue> due(Ticket ticket) {
        return ticket.awaitsPayment() ? Optional.of(due(ticket, ticket.stageSince())) : Optional.empty();
    }

    /** The stage is entered before the ticket's status changes. */
    @EventListener
    void on(StageEntered event) {
        if (event.stage().equals(STAGE)) {
            var ticket = tickets.get(event.number());
            emails.sendPaymentDue(ticket, due(ticket, event.at()));
        }
    }

    private PaymentDue due(Ticket ticket, Instant since) {
        var brand = brands.get(ticket.brand());
        if (brand.payee() == null) {
            throw new Unprocessable("%s requires a payment, but its brand.yaml has no payee.".formatted(brand.id()));
        }
        var fee = policies.fee(brand, ticket.attributes())
                .orElseThrow(() -> new Unprocessable("%s awaits a payment, but %s/entitlement returns no fee."
                        .formatted(ticket.number(), brand.id())));
        return new PaymentDue(
                fee,
                calendars.after(since, policies.waitingTimes(brand, "payment").get(0)));
    }
}
