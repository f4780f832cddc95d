package io.guichet.sla;

import io.guichet.brand.Brands;
import io.guichet.policy.Policies;
import io.guichet.policy.Target;
import io.guichet.policy.Versions;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives clocks another promise, or another past. A promise that is made again is made by the version of the tables by which
 * it was made first: a table that changes meanwhile moves nothing.
 */
@Component
@Transactional
class Retargets {

    /** Whose promise goes on in another ticket. */
    private static final Set<Target> MERGED = Set.of(Target.FIRST_RESPONSE, Target.NEXT_RESPONSE, Target.RESOLUTION);

    private final Ledger ledger;
    private final Tickets tickets;
    private final Brands brands;
    private final Policies policies;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Retargets(
            Ledger ledger,
            Tickets tickets,
            Brands brands,
            Policies policies,
            ApplicationEventPublisher events,
            Clock clock) {
        this.ledger = ledger;
        this.tickets = tickets;
        this.brands = brands;
        this.policies = policies;
        this.events = events;
        this.clock = clock;
    }

    /** Open clocks go on under what is promised for the ticket as it is known now. */
    void goOn(String number, String reason, Actor by) {
        promiseAgain(number, TicketClock::isOpen, reason, by);
    }

    /** Every clock, those that were stopped too, is judged by what should have been promised from the beginning. */
    void correct(String number, String reason, Actor by) {
        promiseAgain(number, run -> true, reason, by);
    }

    private void promiseAgain(String number, Predicate<TicketClock> which, String reason, Actor by) {
        var ticket = tickets.get(number);
        var brand = brands.get(ticket.brand());
        for (var run : ledger.of(number).stream().filter(which).toList()) {
            var before = run.promised();
            var promised =
                    policies.promised(brand, ticket.facts(), ticket.priority(), run.target(), Versions.of(before));
            if (!promised.promisesAs(before)) {
                ledger.append(number, NewLine.retargeted(run, promised, run.startedAt(), by.id(), reason));
                events.publishEvent(new ClocksChanged(number));
            }
        }
    }

    /**
     * The work on both goes on in the other ticket. Where this one's clock leaves less time, the other's goes on in its past:
     * from where it counts, with the times in which it stood still.
     */
    void merge(String number, String into) {
        var others = ledger.of(into);
        for (var run : ledger.of(number)) {
            others.stream()
                    .filter(other -> other.target() == run.target() && MERGED.contains(run.target()))
                    .filter(other -> run.isOpen() && other.isOpen() && leavesLessTime(run, other))
                    .forEach(other -> goesOn(into, other, run));
        }
    }

    private boolean leavesLessTime(TicketClock run, TicketClock other) {
        if (other.overridden().isPresent()) {
            return false;
        }
        return other.deadline()
                .map(due -> run.overridden()
                        .flatMap(order -> run.deadline())
                        .orElseGet(() -> other.measure().due(run.startedAt(), run.stoodUntil(clock.instant())))
                        .isBefore(due))
                .orElseGet(() -> run.startedAt().isBefore(other.startedAt()));
    }

    private void goesOn(String into, TicketClock other, TicketClock run) {
        var desk = Actor.desk().id();
        var now = clock.instant();
        other.entries().stream()
                .filter(ClockEntry::isTurn)
                .forEach(line -> ledger.append(into, NewLine.revoked(line, desk, TicketClock.MERGED)));
        ledger.append(into, NewLine.retargeted(other, other.promised(), run.startedAt(), desk, TicketClock.MERGED));
        for (var pause : run.pauses()) {
            turn(into, other, ClockEntry.Kind.PAUSED, pause.from());
            turn(into, other, ClockEntry.Kind.RESUMED, pause.to());
        }
        var stands = run.state() == TicketClock.State.PAUSED;
        var stood = other.state() == TicketClock.State.PAUSED;
        if (stands) {
            turn(into, other, ClockEntry.Kind.PAUSED, run.countedUntil(now));
        }
        if (stands != stood) {
            turn(into, other, stood ? ClockEntry.Kind.PAUSED : ClockEntry.Kind.RESUMED, now);
        }
        run.overridden()
                .flatMap(order -> run.deadline())
                .ifPresent(due -> ledger.append(into, NewLine.overridden(other, due, now, desk, TicketClock.MERGED)));
        events.publishEvent(new ClocksChanged(into));
    }

    private void turn(String number, TicketClock run, ClockEntry.Kind kind, Instant at) {
        ledger.append(number, NewLine.taken(run, kind, at, Actor.desk().id(), TicketClock.MERGED));
    }
}
