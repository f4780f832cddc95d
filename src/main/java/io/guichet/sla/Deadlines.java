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
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When tickets fall due, read off the ledger; the one answer for timers, tasks, pages and programs. Instants are UTC. */
@Component
@Transactional
public class Deadlines {

    private static final Set<Target> TICKET_TARGETS =
            Set.of(Target.FIRST_RESPONSE, Target.NEXT_RESPONSE, Target.RESOLUTION);

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

    /** Every run of every clock of a ticket, oldest first. */
    public List<TicketClock> of(String number) {
        return ledger.of(number);
    }

    /** The same for many tickets at once; a ticket without clocks is absent. */
    public Map<String, List<TicketClock>> of(Collection<String> numbers) {
        return ledger.clocks(numbers);
    }

    /** Every line about the clocks of a ticket, as they were written, those that do not hold any more among them. */
    public List<LedgerEntry> ledger(String number) {
        return ledger.entries(number);
    }

    /** What was known of the clocks of a ticket at an earlier instant: the lines written since then left out. */
    public List<ClockSnapshot> snapshotsKnownAt(String number, Instant knownAt) {
        var entries = ledger.entries(number).stream()
                .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                .toList();
        return snapshots(number, ledger.runs(entries), knownAt);
    }

    /** What the clocks of a ticket show now, one face for each run, oldest first. */
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

    /** Whether it matters from when on a promise is at risk: while it runs. */
    private static boolean isRunningWithDeadline(TicketClock run) {
        return run.state() == TicketClock.ClockState.RUNNING && run.deadline().isPresent();
    }

    /** A lead sets when an open promise falls due, whatever the tables say; only later pauses move it. */
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

    /** What a lead has set does not hold any more: the tables say again when the open promise falls due. */
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

    private Optional<TicketClock> open(String number, Target target) {
        return ledger.of(number).stream()
                .filter(run -> run.isOpen() && run.target() == target)
                .findFirst();
    }

    /**
     * The clocks begin once the priority is known, for their promises need it; they count from the receipt, or from the payment
     * of a paid request.
     */
    public void startClocks(String number) {
        var ticket = tickets.get(number);
        var from = ticket.paidAt() == null ? ticket.receivedAt() : ticket.paidAt();
        ledgerWriter.record(number, ClockTrigger.RECEIVED, from, Actor.system(), null);
    }

    /** The customer was told that the ticket is registered. */
    public void recordRegistration(String number) {
        ledgerWriter.record(number, ClockTrigger.REGISTERED, clock.instant(), Actor.system(), null);
    }

    /** The earliest deadline that runs for one of these targets. */
    public Optional<Instant> earliestDue(String number, Set<Target> targets) {
        return running(number, targets).flatMap(run -> run.due().stream()).min(Instant::compareTo);
    }

    /** When the next step of the ladders of these targets is to be taken; it may already be past. */
    public Optional<Instant> nextStepAt(String number, Set<Target> targets) {
        var ticket = tickets.get(number);
        return running(number, targets)
                .flatMap(run -> escalationLadder.pendingSteps(ticket, run).stream())
                .map(EscalationLadder.PendingStep::at)
                .min(Instant::compareTo);
    }

    /** Takes every step that has fallen due and was not taken yet. Taking it again does nothing. */
    public void takeDueSteps(String number) {
        var ticket = tickets.lock(number);
        running(number, Set.of(Target.values())).forEach(run -> escalationLadder.takeDueSteps(ticket, run));
    }

    /** Whether what lists sort by differed from the ledger; it does not any more. */
    public boolean repairNextDeadline(String number) {
        var deadline = nextDeadline(number);
        var differed = !deadlineStore.nextDeadline(number).equals(deadline);
        if (differed) {
            deadlineStore.saveNextDeadline(number, deadline);
        }
        return differed;
    }

    /** Keeps the next deadline where lists can sort and filter by it. */
    @EventListener
    void on(ClocksChanged event) {
        deadlineStore.saveNextDeadline(event.number(), nextDeadline(event.number()));
    }

    private Optional<NextDeadline> nextDeadline(String number) {
        return running(number, TICKET_TARGETS)
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
