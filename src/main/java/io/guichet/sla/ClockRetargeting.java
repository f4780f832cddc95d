package io.guichet.sla;

import io.guichet.brand.Brands;
import io.guichet.policy.Policies;
import io.guichet.policy.TableVersions;
import io.guichet.policy.Target;
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
 * Gives clocks another target or another history. Targets are determined by the versions of the tables that set the
 * first one: a later change of the tables moves no due date.
 */
@Component
@Transactional
class ClockRetargeting {

    /** Targets that continue in the other ticket after a merge. */
    private static final Set<Target> MERGED_TARGETS =
            Set.of(Target.FIRST_RESPONSE, Target.NEXT_RESPONSE, Target.RESOLUTION);

    private final Ledger ledger;
    private final Tickets tickets;
    private final Brands brands;
    private final Policies policies;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClockRetargeting(
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

    /** Applies the targets of the ticket's current attributes to its open clocks. */
    void retargetOpenClocks(String number, String reason, Actor by) {
        retarget(number, TicketClock::isOpen, reason, by);
    }

    /** Applies the right targets from the start to all clocks, including stopped ones. */
    void retargetAllClocks(String number, String reason, Actor by) {
        retarget(number, run -> true, reason, by);
    }

    private void retarget(String number, Predicate<TicketClock> filter, String reason, Actor by) {
        var ticket = tickets.get(number);
        var brand = brands.get(ticket.brand());
        for (var run : ledger.of(number).stream().filter(filter).toList()) {
            var current = run.slaTarget();
            var slaTarget = policies.target(
                    brand, ticket.attributes(), ticket.priority(), run.target(), TableVersions.of(current));
            if (!slaTarget.isEquivalentTo(current)) {
                ledger.append(number, NewLedgerEntry.retargeted(run, slaTarget, run.startedAt(), by.id(), reason));
                events.publishEvent(new ClocksChanged(number));
            }
        }
    }

    /**
     * Continues the work in the other ticket. Where this ticket's clock has less time left, the other's takes over its
     * start and pauses.
     */
    void merge(String number, String into) {
        var others = ledger.of(into);
        for (var run : ledger.of(number)) {
            others.stream()
                    .filter(other -> other.target() == run.target() && MERGED_TARGETS.contains(run.target()))
                    .filter(other -> run.isOpen() && other.isOpen() && isDueEarlier(run, other))
                    .forEach(other -> copyHistory(into, other, run));
        }
    }

    private boolean isDueEarlier(TicketClock run, TicketClock other) {
        if (other.overrideEntry().isPresent()) {
            return false;
        }
        if (other.calculator() == null) {
            return run.startedAt().isBefore(other.startedAt());
        }
        var now = clock.instant();
        return run.overrideEntry()
                .flatMap(override -> run.deadline())
                .orElseGet(() -> other.calculator().due(run.startedAt(), run.pausedTimeUntil(now)))
                .isBefore(other.calculator().due(other.startedAt(), other.pausedTimeUntil(now)));
    }

    private void copyHistory(String into, TicketClock other, TicketClock run) {
        var system = Actor.system().id();
        var now = clock.instant();
        other.validEntries().stream()
                .filter(LedgerEntry::isTransition)
                .forEach(entry -> ledger.append(into, NewLedgerEntry.revoked(entry, system, TicketClock.MERGED)));
        ledger.append(
                into, NewLedgerEntry.retargeted(other, other.slaTarget(), run.startedAt(), system, TicketClock.MERGED));
        for (var pause : run.pauses()) {
            copyPause(into, other, pause);
        }
        var isPaused = run.state() == TicketClock.ClockState.PAUSED;
        var wasPaused = other.state() == TicketClock.ClockState.PAUSED;
        if (isPaused) {
            appendTransition(into, other, LedgerEntry.LedgerEntryType.PAUSED, run.countedUntil(now));
        }
        if (isPaused != wasPaused) {
            appendTransition(
                    into,
                    other,
                    wasPaused ? LedgerEntry.LedgerEntryType.PAUSED : LedgerEntry.LedgerEntryType.RESUMED,
                    now);
        }
        run.overrideEntry()
                .flatMap(override -> run.deadline())
                .ifPresent(due ->
                        ledger.append(into, NewLedgerEntry.overridden(other, due, now, system, TicketClock.MERGED)));
        events.publishEvent(new ClocksChanged(into));
    }

    /** The pause until a confirmation keeps its reason, because it may lie over others. */
    private void copyPause(String into, TicketClock other, TicketClock.ClockPause pause) {
        if (pause.pausedBy().reason().equals(TicketClock.UNCONFIRMED)) {
            ledger.append(into, NewLedgerEntry.confirmationPause(other, pause.from(), pause.to()));
        } else {
            appendTransition(into, other, LedgerEntry.LedgerEntryType.PAUSED, pause.from());
            appendTransition(into, other, LedgerEntry.LedgerEntryType.RESUMED, pause.to());
        }
    }

    private void appendTransition(String number, TicketClock run, LedgerEntry.LedgerEntryType type, Instant at) {
        ledger.append(
                number, NewLedgerEntry.copied(run, type, at, Actor.system().id(), TicketClock.MERGED));
    }
}
