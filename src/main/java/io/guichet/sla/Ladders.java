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
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The escalation ladders of the clocks: when each step is to be taken, and which were. Each is taken once. */
@Component
@Transactional
class Ladders {

    private final Warnings warnings;
    private final Calendars calendars;
    private final Tickets tickets;
    private final Brands brands;
    private final Policies policies;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ladders(
            Warnings warnings,
            Calendars calendars,
            Tickets tickets,
            Brands brands,
            Policies policies,
            ApplicationEventPublisher events,
            Clock clock) {
        this.warnings = warnings;
        this.calendars = calendars;
        this.tickets = tickets;
        this.brands = brands;
        this.policies = policies;
        this.events = events;
        this.clock = clock;
    }

    /** A step, and when it is to be taken: when it is reached, or else at the next opening of its hours. */
    record Step(LadderStep step, Instant at) {}

    /** The steps that this run has still to take, the next one first; none where nothing is promised. */
    List<Step> untaken(Ticket ticket, TicketClock run) {
        if (run.deadline().isEmpty()) {
            return List.of();
        }
        var taken = warnings.given(ticket.number(), run);
        return ladder(ticket, run).stream()
                .filter(step -> !taken.contains(step.step()))
                .map(step -> new Step(step, opening(step, run.at(step).orElseThrow())))
                .sorted(Comparator.comparing(Step::at)
                        .thenComparing(step -> step.step().step()))
                .toList();
    }

    void takeDue(Ticket ticket, TicketClock run) {
        var due = untaken(ticket, run).stream()
                .filter(step -> !step.at().isAfter(clock.instant()))
                .map(Step::step)
                .toList();
        for (var step : due) {
            take(ticket.number(), run, step, step == due.get(due.size() - 1));
        }
    }

    /** From when on the promise is at risk: the first step that warns before the deadline. Empty where none does. */
    Optional<Instant> atRisk(Ticket ticket, TicketClock run) {
        return ladder(ticket, run).stream()
                .filter(LadderStep::isBeforeTheDeadline)
                .flatMap(step -> run.at(step).stream())
                .min(Instant::compareTo)
                .or(run::deadline);
    }

    private List<LadderStep> ladder(Ticket ticket, TicketClock run) {
        return policies.ladder(brands.get(ticket.brand()), ticket.facts(), run.target());
    }

    /** What falls on the very closing is still taken then. */
    private Instant opening(LadderStep step, Instant at) {
        if (step.hours() == null) {
            return at;
        }
        WorkCalendar hours = calendars.of(step.hours());
        return hours.isOpen(at) || hours.isOpen(at.minusNanos(1)) ? at : hours.add(at, Duration.ZERO);
    }

    private void take(String number, TicketClock run, LadderStep step, boolean newest) {
        if (!warnings.give(number, run, step.step())) {
            return;
        }
        var details = Map.of(
                "target", run.target().name(),
                "level", step.level(),
                "because", step.because().text());
        tickets.record(number, "deadline-warning", Actor.desk(), details);
        events.publishEvent(new DeadlineWarned(number, step, run.deadline().orElseThrow(), newest));
    }
}
