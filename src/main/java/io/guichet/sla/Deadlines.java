package io.guichet.sla;

import io.guichet.brand.Brands;
import io.guichet.policy.LadderStep;
import io.guichet.policy.Policies;
import io.guichet.policy.Target;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When tickets fall due, read off the ledger; the one answer for timers, tasks, pages and programs. Instants are UTC. */
@Component
@Transactional
public class Deadlines {

    private final Ledger ledger;
    private final Clocks clocks;
    private final Tickets tickets;
    private final Brands brands;
    private final Policies policies;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deadlines(
            Ledger ledger,
            Clocks clocks,
            Tickets tickets,
            Brands brands,
            Policies policies,
            ApplicationEventPublisher events,
            Clock clock) {
        this.ledger = ledger;
        this.clocks = clocks;
        this.tickets = tickets;
        this.brands = brands;
        this.policies = policies;
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

    /** Begins the ticket's clocks; their promises need its priority. */
    public void begin(String number) {
        clocks.begin(number);
    }

    /** The customer was told that the ticket is registered. */
    public void registered(String number) {
        clocks.registered(number, clock.instant());
    }

    /** The earliest deadline that runs for one of these targets. */
    public Optional<Instant> due(String number, Set<Target> targets) {
        return running(number, targets).flatMap(run -> run.due().stream()).min(Instant::compareTo);
    }

    /** When the next step of the ladders of these targets is to be taken; it may already be past. */
    public Optional<Instant> nextStep(String number, Set<Target> targets) {
        return running(number, targets)
                .flatMap(run -> untaken(number, run).flatMap(step -> run.at(step.percent()).stream()))
                .min(Instant::compareTo);
    }

    /** Takes every step that has fallen due and was not taken yet. Taking it again does nothing. */
    public void takeDueSteps(String number) {
        tickets.lock(number);
        running(number, Set.of(Target.values())).forEach(run -> untaken(number, run)
                .filter(step -> !run.at(step.percent()).orElseThrow().isAfter(clock.instant()))
                .toList()
                .forEach(step -> take(number, run, step)));
    }

    private void take(String number, TicketClock run, LadderStep step) {
        if (!ledger.warn(number, run, step.step())) {
            return;
        }
        var details = Map.of(
                "target", run.target().name(),
                "level", step.level(),
                "because", step.because().text());
        tickets.record(number, "deadline-warning", Actor.desk(), details);
        events.publishEvent(new DeadlineWarned(number, step));
    }

    private Stream<LadderStep> untaken(String number, TicketClock run) {
        if (run.at(100).isEmpty()) {
            return Stream.empty();
        }
        var taken = ledger.warned(number, run);
        var brand = brands.get(tickets.get(number).brand());
        return policies.ladder(brand, run.target()).stream().filter(step -> !taken.contains(step.step()));
    }

    private Stream<TicketClock> running(String number, Set<Target> targets) {
        return ledger.of(number).stream()
                .filter(run -> targets.contains(run.target()))
                .filter(run -> run.state() == TicketClock.State.RUNNING);
    }
}
