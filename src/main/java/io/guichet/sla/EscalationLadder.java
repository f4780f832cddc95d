package io.guichet.sla;

import io.guichet.brand.Brands;
import io.guichet.policy.LadderStep;
import io.guichet.policy.Policies;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import io.guichet.worktime.WorkCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Escalation steps of the clocks: their instants, and those taken. Each is taken once. */
@Component
@Transactional
class EscalationLadder {

    private final DeadlineStore deadlineStore;
    private final Calendars calendars;
    private final Tickets tickets;
    private final Brands brands;
    private final Policies policies;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EscalationLadder(
            DeadlineStore deadlineStore,
            Calendars calendars,
            Tickets tickets,
            Brands brands,
            Policies policies,
            ApplicationEventPublisher events,
            Clock clock) {
        this.deadlineStore = deadlineStore;
        this.calendars = calendars;
        this.tickets = tickets;
        this.brands = brands;
        this.policies = policies;
        this.events = events;
        this.clock = clock;
    }

    /** A pending step with its instant: when it is reached, or the next opening of its hours. */
    record PendingStep(LadderStep step, Instant at) {}

    /** The pending steps of a run in order; none without a target. */
    List<PendingStep> pendingSteps(Ticket ticket, TicketClock run) {
        if (run.deadline().isEmpty()) {
            return List.of();
        }
        var taken = deadlineStore.takenSteps(ticket.number(), run);
        return steps(ticket, run).stream()
                .filter(step -> !taken.contains(step.step()))
                .map(step -> new PendingStep(
                        step, nextOpening(step, run.whenReached(step).orElseThrow())))
                .sorted(Comparator.comparing(PendingStep::at)
                        .thenComparing(step -> step.step().step()))
                .toList();
    }

    void takeDueSteps(Ticket ticket, TicketClock run) {
        var due = pendingSteps(ticket, run).stream()
                .filter(step -> !step.at().isAfter(clock.instant()))
                .map(PendingStep::step)
                .toList();
        for (var step : due) {
            takeStep(ticket.number(), run, step, step == due.get(due.size() - 1));
        }
    }

    /** Start of the risk: the first step before the due date. Empty if there is none. */
    Optional<Instant> atRiskFrom(Ticket ticket, TicketClock run) {
        return steps(ticket, run).stream()
                .filter(LadderStep::isBeforeTheDeadline)
                .flatMap(step -> run.whenReached(step).stream())
                .min(Instant::compareTo)
                .or(run::deadline);
    }

    private List<LadderStep> steps(Ticket ticket, TicketClock run) {
        return policies.ladder(brands.get(ticket.brand()), ticket.attributes(), run.target());
    }

    /** A step that is due exactly at closing is taken then. */
    private Instant nextOpening(LadderStep step, Instant at) {
        if (step.hours() == null) {
            return at;
        }
        WorkCalendar hours = calendars.of(step.hours());
        return hours.isOpen(at) || hours.isOpen(at.minusNanos(1)) ? at : hours.add(at, Duration.ZERO);
    }

    private void takeStep(String number, TicketClock run, LadderStep step, boolean newest) {
        if (!deadlineStore.markTaken(number, run, step.step())) {
            return;
        }
        var details = step.reason().details();
        details.put("target", run.target().name());
        details.put("level", step.level());
        tickets.record(number, "deadline-warning", Actor.system(), details);
        events.publishEvent(
                new DeadlineWarningRaised(number, step, run.deadline().orElseThrow(), newest));
    }
}
