package io.guichet.billing;

import io.guichet.brand.Brands;
import io.guichet.policy.Policies;
import io.guichet.sla.Calendars;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketEvent.StageEntered;
import io.guichet.ticket.Tickets;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What tickets wait for to be paid. Who has to pay is told so, and how, when the wait begins. */
@Component
@Transactional
public class Payments {

    /** As the wait is called in the diagram. */
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

    /** What the ticket waits for; empty when it does not wait for a payment, or not any more. */
    public Optional<PaymentDue> due(Ticket ticket) {
        return ticket.awaitsPayment() ? Optional.of(due(ticket, ticket.stageSince())) : Optional.empty();
    }

    /** The ticket's status follows in a moment: the stage is entered first. */
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
            throw new PaymentNotConfigured(
                    "%s requires a payment, but its brand.yaml has no payee.".formatted(brand.id()));
        }
        var fee = policies.fee(brand, ticket.attributes())
                .orElseThrow(() -> new PaymentNotConfigured("%s awaits a payment, but %s/entitlement returns no fee."
                        .formatted(ticket.number(), brand.id())));
        return new PaymentDue(
                fee,
                calendars.after(since, policies.waitingTimes(brand, "payment").get(0)));
    }
}
