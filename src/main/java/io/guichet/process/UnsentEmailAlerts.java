package io.guichet.process;

import io.guichet.brand.Brands;
import io.guichet.email.Deliveries;
import io.guichet.email.Deliveries.WaitingEmail;
import io.guichet.email.EmailSettings;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import io.guichet.web.RetryableTransaction;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Calls a lead when a brand's oldest queued email waits for longer than the brand allows; once for all that wait. */
@Component
class UnsentEmailAlerts {

    static final String REASON = "email-unsent";

    private final Deliveries deliveries;
    private final EmailSettings settings;
    private final Brands brands;
    private final Tickets tickets;
    private final LeadCalls leadCalls;
    private final Clock clock;

    UnsentEmailAlerts(
            Deliveries deliveries,
            EmailSettings settings,
            Brands brands,
            Tickets tickets,
            LeadCalls leadCalls,
            Clock clock) {
        this.deliveries = deliveries;
        this.settings = settings;
        this.brands = brands;
        this.tickets = tickets;
        this.leadCalls = leadCalls;
        this.clock = clock;
    }

    /** Checks all brands. */
    @RetryableTransaction
    public void check() {
        brands.all().forEach(brand -> check(brand.id()));
    }

    /** A lead can be called on an open ticket that is not restricted: the oldest such email stands for all. */
    private void check(String brand) {
        var before = clock.instant().minus(settings.alertAfter(brand));
        deliveries.waitingWithoutAlert(brand, before).stream()
                .filter(email -> tickets.find(email.number())
                        .filter(UnsentEmailAlerts::canBeCalledOn)
                        .isPresent())
                .findFirst()
                .ifPresent(this::call);
    }

    private void call(WaitingEmail email) {
        leadCalls.call(email.number(), REASON);
        deliveries.markAlerted(email.id());
    }

    private static boolean canBeCalledOn(Ticket ticket) {
        return !ticket.restricted() && !ticket.isSolved() && !ticket.isClosed();
    }
}
