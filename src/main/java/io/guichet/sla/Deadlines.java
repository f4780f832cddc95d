package io.guichet.sla;

import io.guichet.http.BadInput;
import io.guichet.policy.ClockFact;
import io.guichet.policy.Target;
import io.guichet.sla.Warnings.Expected;
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

    private static final Set<Target> OF_THE_TICKET =
            Set.of(Target.FIRST_RESPONSE, Target.NEXT_RESPONSE, Target.RESOLUTION);

    private final Ledger ledger;
    private final Bookkeeper books;
    private final Warnings warnings;
    private final Ladders ladders;
    private final Tickets tickets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deadlines(
            Ledger ledger,
            Bookkeeper books,
            Warnings warnings,
            Ladders ladders,
            Tickets tickets,
            ApplicationEventPublisher events,
            Clock clock) {
        this.ledger = ledger;
        this.books = books;
        this.warnings = warnings;
        this.ladders = ladders;
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
    public List<ClockEntry> ledger(String number) {
        return ledger.lines(number);
    }

    /** What was known of the clocks of a ticket at an earlier instant: the lines written since then left out. */
    public List<ClockFace> facesKnown(String number, Instant then) {
        var known = ledger.lines(number).stream()
                .filter(line -> !line.recordedAt().isAfter(then))
                .toList();
        return faces(number, ledger.runs(known), then);
    }

    /** What the clocks of a ticket show now, one face for each run, oldest first. */
    public List<ClockFace> faces(String number) {
        return faces(number, ledger.of(number), clock.instant());
    }

    private List<ClockFace> faces(String number, List<TicketClock> runs, Instant at) {
        var ticket = tickets.get(number);
        return runs.stream()
                .map(run -> ClockFace.of(run, at, isAtStake(run) ? ladders.atRisk(ticket, run) : Optional.empty()))
                .toList();
    }

    /** Whether it matters from when on a promise is at risk: while it runs. */
    private static boolean isAtStake(TicketClock run) {
        return run.state() == TicketClock.State.RUNNING && run.deadline().isPresent();
    }

    /** A lead sets when an open promise falls due, whatever the tables say; only later pauses move it. */
    public void override(String number, Target target, Instant due, String reason, Actor by) {
        var ticket = tickets.lock(number);
        if (!due.isAfter(clock.instant())) {
            throw new BadInput("due", "must lie in the future");
        }
        var run = open(number, target)
                .orElseThrow(() ->
                        new IllegalTransition(number, "setting when %s is due".formatted(target), ticket.status()));
        ledger.append(number, NewLine.overridden(run, due, clock.instant(), by.id(), reason));
        events.publishEvent(new ClocksChanged(number));
    }

    /** What a lead has set does not hold any more: the tables say again when the open promise falls due. */
    public void lift(String number, Target target, String reason, Actor by) {
        var ticket = tickets.lock(number);
        var run = open(number, target)
                .filter(one -> one.overridden().isPresent())
                .orElseThrow(() -> new IllegalTransition(
                        number, "lifting an override of %s, which has none".formatted(target), ticket.status()));
        run.entries().stream()
                .filter(line -> line.entry() == ClockEntry.Kind.OVERRIDDEN)
                .forEach(line -> ledger.append(number, NewLine.revoked(line, by.id(), reason)));
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
    public void begin(String number) {
        var ticket = tickets.get(number);
        var from = ticket.paidAt() == null ? ticket.receivedAt() : ticket.paidAt();
        books.hears(number, ClockFact.RECEIVED, from, Actor.desk(), null);
    }

    /** The customer was told that the ticket is registered. */
    public void registered(String number) {
        books.hears(number, ClockFact.REGISTERED, clock.instant(), Actor.desk(), null);
    }

    /** The earliest deadline that runs for one of these targets. */
    public Optional<Instant> due(String number, Set<Target> targets) {
        return running(number, targets).flatMap(run -> run.due().stream()).min(Instant::compareTo);
    }

    /** When the next step of the ladders of these targets is to be taken; it may already be past. */
    public Optional<Instant> nextStep(String number, Set<Target> targets) {
        var ticket = tickets.get(number);
        return running(number, targets)
                .flatMap(run -> ladders.untaken(ticket, run).stream())
                .map(Ladders.Step::at)
                .min(Instant::compareTo);
    }

    /** Takes every step that has fallen due and was not taken yet. Taking it again does nothing. */
    public void takeDueSteps(String number) {
        var ticket = tickets.lock(number);
        running(number, Set.of(Target.values())).forEach(run -> ladders.takeDue(ticket, run));
    }

    /** Whether what lists sort by differed from the ledger; it does not any more. */
    public boolean settle(String number) {
        var expected = next(number);
        var differed = !warnings.expected(number).equals(expected);
        if (differed) {
            warnings.expect(number, expected);
        }
        return differed;
    }

    /** Keeps the next deadline where lists can sort and filter by it. */
    @EventListener
    void on(ClocksChanged fact) {
        warnings.expect(fact.number(), next(fact.number()));
    }

    private Optional<Expected> next(String number) {
        return running(number, OF_THE_TICKET)
                .filter(run -> run.due().isPresent())
                .min(Comparator.comparing(run -> run.due().orElseThrow()))
                .map(run -> new Expected(
                        run.due().orElseThrow(),
                        ladders.atRisk(tickets.get(number), run).orElseThrow()));
    }

    private Stream<TicketClock> running(String number, Set<Target> targets) {
        return ledger.of(number).stream()
                .filter(run -> targets.contains(run.target()))
                .filter(run -> run.state() == TicketClock.State.RUNNING);
    }
}
