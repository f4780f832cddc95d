package io.guichet.sla;

import io.guichet.policy.ClockTrigger;
import io.guichet.policy.Target;
import io.guichet.problem.BadInput;
import io.guichet.sla.DeadlineStore.NextDeadline;
import io.guichet.ticket.Actor;
import io.guichet.ticket.IllegalTransition;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Due dates of tickets, computed from the ledger, for timers, tasks, pages and API alike. Instants are UTC. */
@Component
@Transactional
public class Deadlines {

    private final Ledger ledger;
    private final LedgerWriter ledgerWriter;
    private final DeadlineStore deadlineStore;
    private final EscalationLadder escalationLadder;
    private final Tickets tickets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deadlines(
            Ledger ledger,
            LedgerWriter ledgerWriter,
            DeadlineStore deadlineStore,
            EscalationLadder escalationLadder,
            Tickets tickets,
            ApplicationEventPublisher events,
            Clock clock) {
        this.ledger = ledger;
        this.ledgerWriter = ledgerWriter;
        this.deadlineStore = deadlineStore;
        this.escalationLadder = escalationLadder;
        this.tickets = tickets;
        this.events = events;
        this.clock = clock;
    }

    /** All runs of all clocks of a ticket, oldest first. */
    public List<TicketClock> of(String number) {
        return ledger.of(number);
    }

    /** The same for several tickets; tickets without clocks are absent. */
    public Map<String, List<TicketClock>> of(Collection<String> numbers) {
        return ledger.clocks(numbers);
    }

    /** All ledger entries of a ticket in the order of recording, including revoked ones. */
    public List<LedgerEntry> ledger(String number) {
        return ledger.entries(number);
    }

    /** State of the clocks as known at an earlier instant: later entries are ignored. */
    public List<ClockSnapshot> snapshotsKnownAt(String number, Instant knownAt) {
        var entries = ledger.entries(number).stream()
                .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                .toList();
        return snapshots(number, ledger.runs(entries), knownAt);
    }

    /** Current state of the clocks of a ticket, one per run, oldest first. */
    public List<ClockSnapshot> snapshots(String number) {
        return snapshots(number, ledger.of(number), clock.instant());
    }

    private List<ClockSnapshot> snapshots(String number, List<TicketClock> runs, Instant at) {
        var ticket = tickets.get(number);
        return runs.stream()
                .map(run -> ClockSnapshot.of(
                        run,
                        at,
                        isRunningWithDeadline(run) ? escalationLadder.atRiskFrom(ticket, run) : Optional.empty()))
                .toList();
    }

    /** Only a running target can be at risk. */
    private static boolean isRunningWithDeadline(TicketClock run) {
        return run.state() == TicketClock.ClockState.RUNNING && run.deadline().isPresent();
    }

    /** Overrides the due date of an open target; afterwards only pauses move it. */
    public void override(String number, Target target, Instant due, String reason, Actor by) {
        var ticket = tickets.lock(number);
        if (!due.isAfter(clock.instant())) {
            throw new BadInput("due", "must lie in the future");
        }
        var run = open(number, target)
                .orElseThrow(() -> new IllegalTransition(
                        number, "overriding the due date of %s".formatted(target), ticket.status()));
        ledger.append(number, NewLedgerEntry.overridden(run, due, clock.instant(), by.id(), reason));
        events.publishEvent(new ClocksChanged(number));
    }

    /** Removes an override: the due date is that of the tables again. */
    public void removeOverride(String number, Target target, String reason, Actor by) {
        var ticket = tickets.lock(number);
        var run = open(number, target)
                .filter(one -> one.overrideEntry().isPresent())
                .orElseThrow(() -> new IllegalTransition(
                        number, "removing the override of %s, which has none,".formatted(target), ticket.status()));
        run.validEntries().stream()
                .filter(entry -> entry.type() == LedgerEntry.LedgerEntryType.OVERRIDDEN)
                .forEach(entry -> ledger.append(number, NewLedgerEntry.revoked(entry, by.id(), reason)));
        events.publishEvent(new ClocksChanged(number));
    }

    /**
     * Records on each open clock that an administrator moved the ticket in its diagram.
     *
     * @param reopened whether it was solved before and is not any more: the tables decide as for a ticket that is reopened
     * @param waiting whether it waits for the customer, so that the clocks that this starts pause
     */
    public void recordMove(String number, String reason, Actor by, boolean reopened, boolean waiting) {
        tickets.lock(number);
        if (reopened) {
            ledgerWriter.record(number, new ClockOccurrence(ClockTrigger.REOPENED, clock.instant(), by, null));
        }
        if (reopened && waiting) {
            ledger.append(number, entries(number, LedgerEntry.LedgerEntryType.PAUSED, reason, by));
        }
        ledger.append(number, entries(number, LedgerEntry.LedgerEntryType.MOVED, reason, by));
        events.publishEvent(new ClocksChanged(number));
    }

    /** One for each open clock. */
    private List<NewLedgerEntry> entries(String number, LedgerEntry.LedgerEntryType type, String reason, Actor by) {
        return ledger.of(number).stream()
                .filter(TicketClock::isOpen)
                .map(run -> NewLedgerEntry.copied(run, type, clock.instant(), by.id(), reason))
                .toList();
    }

    private Optional<TicketClock> open(String number, Target target) {
        return ledger.of(number).stream()
                .filter(run -> run.isOpen() && run.target() == target)
                .findFirst();
    }

    /**
     * Starts the clocks once the priority is known. They count from receipt, or from the payment of a paid request. The time
     * until a confirmation that came while the request awaited payment is a pause.
     */
    public void startClocks(String number) {
        var ticket = tickets.get(number);
        var from = ticket.paidAt() == null ? ticket.receivedAt() : ticket.paidAt();
        ledgerWriter.record(number, ClockOccurrence.receipt(from));
        if (ticket.requester().wasConfirmedInTime()) {
            pauseUntilConfirmation(number);
        }
    }

    /** Records that the customer was informed of the registration. */
    public void recordRegistration(String number) {
        ledgerWriter.record(number, ClockOccurrence.registration(clock.instant()));
    }

    /**
     * Records the time until the requester's first confirmation as a pause of the clocks that have not stopped, once. A paid
     * request is not paused: its time was bought and does not depend on a contract.
     */
    public void pauseUntilConfirmation(String number) {
        var ticket = tickets.lock(number);
        if (ticket.paidAt() == null) {
            var confirmedAt = ticket.requester().verifiedAt();
            var open = ledger.of(number).stream()
                    .filter(TicketClock::isOpen)
                    .filter(run -> run.startedAt().isBefore(confirmedAt) && !run.isPausedUntilConfirmation())
                    .toList();
            open.forEach(
                    run -> ledger.append(number, NewLedgerEntry.confirmationPause(run, run.startedAt(), confirmedAt)));
            if (!open.isEmpty()) {
                events.publishEvent(new ClocksChanged(number));
            }
        }
    }

    /** The earliest due date of the running clocks of these targets. */
    public Optional<Instant> earliestDue(String number, Set<Target> targets) {
        return running(number, targets).flatMap(run -> run.due().stream()).min(Instant::compareTo);
    }

    /** Instant of the next escalation step of these targets; may be past. */
    public Optional<Instant> nextStepAt(String number, Set<Target> targets) {
        var ticket = tickets.get(number);
        return running(number, targets)
                .flatMap(run -> escalationLadder.pendingSteps(ticket, run).stream())
                .map(EscalationLadder.PendingStep::at)
                .min(Instant::compareTo);
    }

    /** Takes all escalation steps that are due. Idempotent. */
    public void takeDueSteps(String number) {
        var ticket = tickets.lock(number);
        running(number, Set.of(Target.values())).forEach(run -> escalationLadder.takeDueSteps(ticket, run));
    }

    /** Sets the due date for lists: the nearest of all running clocks. Returns whether it differed. */
    public boolean updateNextDeadline(String number) {
        var next = nextDeadline(number);
        var differed = tickets.setDue(
                number,
                next.map(NextDeadline::due).orElse(null),
                next.map(NextDeadline::atRiskAt).orElse(null));
        if (differed) {
            deadlineStore.saveNextDeadline(number, next);
        }
        return differed;
    }

    private Optional<NextDeadline> nextDeadline(String number) {
        return running(number, Set.of(Target.values()))
                .filter(run -> run.due().isPresent())
                .min(Comparator.comparing(run -> run.due().orElseThrow()))
                .map(run -> new NextDeadline(
                        run.due().orElseThrow(),
                        escalationLadder.atRiskFrom(tickets.get(number), run).orElseThrow()));
    }

    private Stream<TicketClock> running(String number, Set<Target> targets) {
        return ledger.of(number).stream()
                .filter(run -> targets.contains(run.target()))
                .filter(run -> run.state() == TicketClock.ClockState.RUNNING);
    }
}
