package io.guichet.ticket;

import io.guichet.brand.LocalisedText;
import io.guichet.problem.StateConflict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Serves tickets after others for a while, for fair use. Each deprioritisation has a reason and an end and stays in the
 * ticket's timeline; the priority table decides its effect on the queue.
 */
@Component
@Transactional
public class Deprioritisations {

    private final DeprioritisationStore store;
    private final TicketRepository repository;
    private final Clock clock;

    Deprioritisations(DeprioritisationStore store, TicketRepository repository, Clock clock) {
        this.store = store;
        this.repository = repository;
        this.clock = clock;
    }

    /** The deprioritisation of the ticket that has not ended. */
    public Optional<Deprioritisation> of(String number) {
        return store.findCurrent(number);
    }

    /**
     * Serves other tickets first, until that instant at the latest.
     *
     * @param details timeline details beside reason and end, such as the row that decided
     */
    public void deprioritise(
            String number, LocalisedText reason, Instant until, Map<String, String> details, Actor by) {
        var ticket = repository.lock(number);
        of(number).ifPresent(current -> {
            throw new StateConflict(
                    "%s is already deprioritised, until %s.".formatted(number, current.until()), ticket.status());
        });
        ticket.classification().deprioritise(reason, until, details, by);
        store.insert(number, reason, clock.instant(), until);
        repository.save(ticket);
    }

    /** Asks to end the deprioritisation before its time. */
    public void lift(String number, Actor by) {
        var ticket = repository.lock(number);
        if (of(number).isEmpty()) {
            throw new StateConflict("%s is not deprioritised.".formatted(number), ticket.status());
        }
        ticket.classification().liftDemotion(by);
        repository.save(ticket);
    }

    /** Ends the deprioritisation: the ticket is served in turn again. */
    public void end(String number) {
        var ticket = repository.lock(number);
        store.end(number, clock.instant());
        ticket.classification().endDemotion();
        repository.save(ticket);
    }

    /** The number of messages that the customer has sent in this time, in all their tickets. */
    public int countMessages(Duration period, long customer) {
        return store.countMessagesSince(customer, clock.instant().minus(period));
    }
}
