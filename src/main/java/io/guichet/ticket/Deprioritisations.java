package io.guichet.ticket;

import io.guichet.brand.LocalisedText;
import io.guichet.problem.BadInput;
import io.guichet.ticket.TicketEvent.DemotionLifted;
import io.guichet.ticket.TicketEvent.TicketDeprioritised;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tickets that are served after others for a while, because of fair use. Each demotion has a reason and an end and stays in
 * the ticket's timeline; what it does to the queue is the priority table's to say.
 */
@Component
@Transactional
public class Deprioritisations {

    private final DeprioritisationStore store;
    private final Tickets tickets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deprioritisations(DeprioritisationStore store, Tickets tickets, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.tickets = tickets;
        this.events = events;
        this.clock = clock;
    }

    /** The demotion of the ticket that lasts at this moment. */
    public Optional<Deprioritisation> of(String number) {
        return store.findCurrent(number);
    }

    /**
     * Other tickets are served first, until that instant at the latest.
     *
     * @param details what the timeline keeps beside reason and end, such as the row that said so
     */
    public void deprioritise(
            String number, LocalisedText reason, Instant until, Map<String, String> details, Actor by) {
        var ticket = tickets.lock(number);
        if (ticket.isClosed()) {
            throw new IllegalTransition(number, "lowering its priority for fair use", ticket.status());
        }
        if (!until.isAfter(clock.instant())) {
            throw new BadInput("until", "must lie in the future");
        }
        of(number).ifPresent(current -> {
            throw new DeprioritisationConflict(
                    "%s is already deprioritised, until %s.".formatted(number, current.until()), ticket.status());
        });
        store.insert(number, reason, clock.instant(), until);
        tickets.setDeprioritised(number, true);
        tickets.record(number, "deprioritised", by, withReason(reason, until, details));
        events.publishEvent(new TicketDeprioritised(number, ticket.brand()));
    }

    /** Somebody of the staff ends the demotion before its time. */
    public void lift(String number, Actor by) {
        var ticket = tickets.lock(number);
        if (of(number).isEmpty()) {
            throw new DeprioritisationConflict("%s is not deprioritised.".formatted(number), ticket.status());
        }
        tickets.record(number, "demotion-lifted", by, Map.of());
        events.publishEvent(new DemotionLifted(number));
    }

    /** The demotion is over: the ticket is served in turn again. */
    public void end(String number) {
        tickets.lock(number);
        store.end(number, clock.instant());
        tickets.setDeprioritised(number, false);
        tickets.record(number, "demotion-over", Actor.system(), Map.of());
    }

    /** How many messages the customer has sent in this time, in all their tickets. */
    public int countMessages(Duration period, long customer) {
        return store.countMessagesSince(customer, clock.instant().minus(period));
    }

    private static Map<String, String> withReason(LocalisedText reason, Instant until, Map<String, String> details) {
        var all = new java.util.HashMap<>(details);
        all.put("reason", reason.in("en"));
        all.put("until", until.toString());
        return all;
    }
}
