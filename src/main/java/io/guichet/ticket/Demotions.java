package io.guichet.ticket;

import io.guichet.brand.Words;
import io.guichet.http.BadInput;
import io.guichet.http.Conflict;
import io.guichet.ticket.TicketFact.DemotionLifted;
import io.guichet.ticket.TicketFact.TicketDemoted;
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
public class Demotions {

    private final DemotionStore store;
    private final Tickets tickets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Demotions(DemotionStore store, Tickets tickets, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.tickets = tickets;
        this.events = events;
        this.clock = clock;
    }

    /** The demotion of the ticket that lasts at this moment. */
    public Optional<Demotion> of(String number) {
        return store.lasting(number);
    }

    /**
     * Other tickets are served first, until that instant at the latest.
     *
     * @param details what the timeline keeps beside reason and end, such as the row that said so
     */
    public void demote(String number, Words reason, Instant until, Map<String, String> details, Actor by) {
        var ticket = tickets.lock(number);
        if (ticket.isClosed()) {
            throw new IllegalTransition(number, "a demotion", ticket.status());
        }
        if (!until.isAfter(clock.instant())) {
            throw new BadInput("until", "must lie in the future");
        }
        of(number).ifPresent(lasting -> {
            throw new Conflict("%s is demoted already, until %s.".formatted(number, lasting.until()), ticket.status());
        });
        store.insert(number, reason, clock.instant(), until);
        tickets.demoted(number, true);
        tickets.record(number, "demoted", by, withReason(reason, until, details));
        events.publishEvent(new TicketDemoted(number, ticket.brand()));
    }

    /** Somebody of the staff ends the demotion before its time. */
    public void lift(String number, Actor by) {
        var ticket = tickets.lock(number);
        if (of(number).isEmpty()) {
            throw new Conflict("%s is not demoted.".formatted(number), ticket.status());
        }
        tickets.record(number, "demotion-lifted", by, Map.of());
        events.publishEvent(new DemotionLifted(number));
    }

    /** The demotion is over: the ticket is served in turn again. */
    public void end(String number) {
        tickets.lock(number);
        store.end(number, clock.instant());
        tickets.demoted(number, false);
        tickets.record(number, "demotion-over", Actor.desk(), Map.of());
    }

    /** How many messages the customer has sent in this time, in all their tickets. */
    public int messagesIn(Duration last, long customer) {
        return store.messagesSince(customer, clock.instant().minus(last));
    }

    private static Map<String, String> withReason(Words reason, Instant until, Map<String, String> details) {
        var all = new java.util.HashMap<>(details);
        all.put("reason", reason.in("en"));
        all.put("until", until.toString());
        return all;
    }
}
