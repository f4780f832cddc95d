package io.guichet.billing;

import io.guichet.brand.Brands;
import io.guichet.policy.DecisionResult;
import io.guichet.policy.Fee;
import io.guichet.policy.Policies;
import io.guichet.policy.WaitingTime;
import io.guichet.problem.UnfulfillableRequest;
import io.guichet.sla.Calendars;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketEvent.StageEntered;
import io.guichet.ticket.Tickets;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The payments that tickets wait for. The customer is sent an email with price and deadline when the wait begins. */
@Component
@Transactional
public class Payments {

    /** Stage of the wait in the diagram. */
    static final String STAGE = "await-payment";

    private final Tickets tickets;
    private final Brands brands;
    private final Policies policies;
    private final Calendars calendars;
    private final BillingEmails emails;
    private final StatusCatalog statuses;

    Payments(
            Tickets tickets,
            Brands brands,
            Policies policies,
            Calendars calendars,
            BillingEmails emails,
            StatusCatalog statuses) {
        this.statuses = statuses;
        this.tickets = tickets;
        this.brands = brands;
        this.policies = policies;
        this.calendars = calendars;
        this.emails = emails;
    }

    /**
     * A pending payment.
     *
     * @param decided the fee
     * @param until end of the wait, after which the unpaid ticket becomes a standard request
     */
    public record PaymentDue(DecisionResult<Fee> decided, Instant until) {

        public Fee fee() {
            return decided.value();
        }
    }

    /** The pending payment; empty if the ticket does not await payment. */
    public Optional<PaymentDue> due(Ticket ticket) {
        return statuses.get(ticket.status()).endsWith(WaitingTime.PAYMENT)
                ? Optional.of(due(ticket, ticket.stageSince()))
                : Optional.empty();
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
            throw new UnfulfillableRequest(
                    "%s requires a payment, but its brand.yaml has no payee.".formatted(brand.id()));
        }
        var fee = policies.fee(brand, ticket.attributes())
                .orElseThrow(() -> new UnfulfillableRequest("%s awaits a payment, but %s/entitlement returns no fee."
                        .formatted(ticket.number(), brand.id())));
        return new PaymentDue(
                fee,
                calendars.after(
                        since, policies.waitingTimes(brand, WaitingTime.PAYMENT).get(0)));
    }
}
