package io.guichet.sla;

import io.guichet.brand.Brands;
import io.guichet.policy.ClockFact;
import io.guichet.policy.ClockRule;
import io.guichet.policy.Policies;
import io.guichet.policy.Promised;
import io.guichet.policy.Target;
import io.guichet.sla.Ledger.Line;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketFact.CustomerReplied;
import io.guichet.ticket.TicketFact.MessageOverlooked;
import io.guichet.ticket.TicketFact.PlanChanged;
import io.guichet.ticket.TicketFact.PriorityChanged;
import io.guichet.ticket.TicketFact.StaffReplied;
import io.guichet.ticket.TicketFact.StageEntered;
import io.guichet.ticket.TicketFact.StageLeft;
import io.guichet.ticket.TicketFact.TicketClaimed;
import io.guichet.ticket.TicketFact.TicketEnded;
import io.guichet.ticket.TicketFact.TicketMerged;
import io.guichet.ticket.TicketFact.TicketReopened;
import io.guichet.ticket.TicketFact.TicketSolved;
import io.guichet.ticket.Tickets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hears what happens to tickets and writes into the ledger what the brand's clocks table says about it. It hears before
 * the diagrams do, so that whoever arms a timer finds the ledger written.
 */
@Component
@Transactional
@Order(0)
class Clocks {

    /** Whose promise goes on in another ticket. */
    private static final Set<Target> MERGED = Set.of(Target.FIRST_RESPONSE, Target.NEXT_RESPONSE, Target.RESOLUTION);

    private final Ledger ledger;
    private final Tickets tickets;
    private final Brands brands;
    private final Policies policies;
    private final ApplicationEventPublisher events;

    Clocks(Ledger ledger, Tickets tickets, Brands brands, Policies policies, ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.tickets = tickets;
        this.brands = brands;
        this.policies = policies;
        this.events = events;
    }

    @EventListener
    @Order(0)
    void on(CustomerReplied fact) {
        hears(fact.number(), ClockFact.CUSTOMER_WROTE, fact.at(), Actor.desk());
    }

    /** The answer stopped the clock, but it was none to this message. */
    @EventListener
    @Order(0)
    void on(MessageOverlooked fact) {
        hears(fact.number(), ClockFact.CUSTOMER_WROTE, fact.at(), Actor.desk());
    }

    @EventListener
    @Order(0)
    void on(StaffReplied fact) {
        hears(fact.number(), ClockFact.HUMAN_REPLY, fact.at(), fact.by());
    }

    @EventListener
    @Order(0)
    void on(StageEntered fact) {
        hears(fact.number(), ClockFact.entered(fact.stage()), fact.at(), Actor.desk());
    }

    @EventListener
    @Order(0)
    void on(StageLeft fact) {
        hears(fact.number(), ClockFact.left(fact.stage()), fact.at(), Actor.desk());
    }

    @EventListener
    @Order(0)
    void on(TicketClaimed fact) {
        hears(fact.number(), ClockFact.CLAIMED, fact.at(), fact.by());
    }

    @EventListener
    @Order(0)
    void on(TicketSolved fact) {
        hears(fact.number(), ClockFact.SOLVED, fact.at(), Actor.desk());
    }

    @EventListener
    @Order(0)
    void on(TicketReopened fact) {
        hears(fact.number(), ClockFact.REOPENED, fact.at(), fact.by());
    }

    @EventListener
    @Order(0)
    void on(TicketEnded fact) {
        hears(fact.number(), ClockFact.ENDED, fact.at(), Actor.desk());
    }

    /** Open clocks whose promise is another one for the new priority go on under that one. */
    @EventListener
    @Order(0)
    void on(PriorityChanged fact) {
        promiseAgain(fact.number(), "priority-changed");
    }

    /** The same for the new plan. */
    @EventListener
    @Order(0)
    void on(PlanChanged fact) {
        promiseAgain(fact.number(), "plan-changed");
    }

    /**
     * The work on both goes on in the other ticket. Where more of a promise has passed for this one, the other's counts from
     * where this one's does; time for which this one's stood still is not counted.
     */
    @EventListener
    @Order(0)
    void on(TicketMerged fact) {
        var others = open(fact.into());
        for (var run : open(fact.number())) {
            others.stream()
                    .filter(other -> other.target() == run.target() && MERGED.contains(run.target()))
                    .filter(other -> run.countsFrom().isBefore(other.countsFrom()))
                    .forEach(other -> retarget(fact.into(), other, run.countsFrom(), "merged", other.promised()));
        }
    }

    /** The clocks begin once the priority is known; they count from the receipt, or from the payment of a paid request. */
    void begin(String number) {
        var ticket = tickets.get(number);
        hears(
                number,
                ClockFact.RECEIVED,
                ticket.paidAt() == null ? ticket.receivedAt() : ticket.paidAt(),
                Actor.desk());
    }

    /** The customer was told that the ticket is registered. */
    void registered(String number, Instant at) {
        hears(number, ClockFact.REGISTERED, at, Actor.desk());
    }

    private void hears(String number, String what, Instant at, Actor by) {
        var brand = brands.get(tickets.get(number).brand());
        var wrote = false;
        for (var rule : policies.clocks(brand, what)) {
            wrote |= apply(number, rule, what, at, by);
        }
        if (wrote) {
            events.publishEvent(new ClocksChanged(number));
        }
    }

    private boolean apply(String number, ClockRule rule, String what, Instant at, Actor by) {
        var runs = ledger.of(number);
        var run = runs.stream()
                .filter(TicketClock::isOpen)
                .filter(r -> r.target() == rule.target())
                .findFirst();
        if (!isDue(rule, run, runs)) {
            return false;
        }
        var line = new Line(rule.target(), entry(rule.action()), at, by.id(), what, rule.because());
        if (rule.action() == ClockRule.Action.START) {
            var ticket = tickets.get(number);
            var promised =
                    policies.promised(brands.get(ticket.brand()), ticket.facts(), ticket.priority(), rule.target());
            ledger.append(
                    number, new Line(line.target(), line.entry(), at, by.id(), what, promised.because()), promised);
        } else {
            ledger.append(number, line, null);
        }
        return true;
    }

    private void promiseAgain(String number, String reason) {
        var ticket = tickets.get(number);
        var brand = brands.get(ticket.brand());
        for (var run : open(number)) {
            var promised = policies.promised(brand, ticket.facts(), ticket.priority(), run.target());
            if (!promised.equals(run.promised())) {
                retarget(number, run, run.startedAt(), reason, promised);
            }
        }
    }

    private void retarget(String number, TicketClock run, Instant from, String reason, Promised promised) {
        var line = new Line(
                run.target(), ClockEntry.Kind.RETARGETED, from, Actor.desk().id(), reason, promised.because());
        ledger.append(number, line, promised);
        events.publishEvent(new ClocksChanged(number));
    }

    /** A clock that runs is not started again: the oldest unanswered message counts, and the first response comes first. */
    private static boolean isDue(ClockRule rule, Optional<TicketClock> run, List<TicketClock> runs) {
        return switch (rule.action()) {
            case START -> run.isEmpty() && (rule.target() != Target.NEXT_RESPONSE || firstResponseGiven(runs));
            case PAUSE ->
                run.filter(r -> r.state() == TicketClock.State.RUNNING).isPresent();
            case RESUME ->
                run.filter(r -> r.state() == TicketClock.State.PAUSED).isPresent();
            case STOP -> run.isPresent();
        };
    }

    private static boolean firstResponseGiven(List<TicketClock> runs) {
        return runs.stream().anyMatch(run -> run.target() == Target.FIRST_RESPONSE && !run.isOpen());
    }

    private static ClockEntry.Kind entry(ClockRule.Action action) {
        return switch (action) {
            case START -> ClockEntry.Kind.STARTED;
            case PAUSE -> ClockEntry.Kind.PAUSED;
            case RESUME -> ClockEntry.Kind.RESUMED;
            case STOP -> ClockEntry.Kind.STOPPED;
        };
    }

    private List<TicketClock> open(String number) {
        return ledger.of(number).stream().filter(TicketClock::isOpen).toList();
    }
}
