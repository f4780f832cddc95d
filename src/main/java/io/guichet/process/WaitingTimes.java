package io.guichet.process;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.policy.Policies;
import io.guichet.policy.Target;
import io.guichet.sla.Calendars;
import io.guichet.sla.Deadlines;
import io.guichet.ticket.Deprioritisations;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.TicketStatus.Turn;
import io.guichet.ticket.Tickets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Due dates of the diagrams' timers that are no SLA deadlines, from the brand's table of waiting times. */
@Component
public class WaitingTimes {

    /** The expression of the reminder timer in the diagram. */
    static final String REMINDERS = "waitingTimes.reminders";

    private final Tickets tickets;
    private final Deadlines deadlines;
    private final Brands brands;
    private final Policies policies;
    private final Calendars calendars;
    private final Deprioritisations demotions;
    private final Clock clock;
    private final StatusCatalog statuses;

    WaitingTimes(
            Tickets tickets,
            Deadlines deadlines,
            Brands brands,
            Policies policies,
            Calendars calendars,
            Deprioritisations demotions,
            Clock clock,
            StatusCatalog statuses) {
        this.statuses = statuses;
        this.tickets = tickets;
        this.deadlines = deadlines;
        this.brands = brands;
        this.policies = policies;
        this.calendars = calendars;
        this.demotions = demotions;
        this.clock = clock;
    }

    public Date abandonment(DelegateExecution execution) {
        return timerDate(execution, "abandonment");
    }

    public Date payment(DelegateExecution execution) {
        return timerDate(execution, "payment");
    }

    public Date silence(DelegateExecution execution) {
        return timerDate(execution, "silence");
    }

    public Date reopening(DelegateExecution execution) {
        return timerDate(execution, "reopening");
    }

    public Date survey(DelegateExecution execution) {
        return timerDate(execution, "survey");
    }

    public Date papers(DelegateExecution execution) {
        return timerDate(execution, "papers");
    }

    public Date issue(DelegateExecution execution) {
        return timerDate(execution, "issue");
    }

    /** The instant at which the priority of a deprioritised ticket is restored. */
    public Date demotion(DelegateExecution execution) {
        return Date.from(
                demotions.of(execution.getProcessBusinessKey()).orElseThrow().until());
    }

    /** Half of the remaining time until the due date, or the brand's waiting time without a target. */
    public Date unattended(DelegateExecution execution) {
        var now = clock.instant();
        var halfway = deadlines
                .earliestDue(execution.getProcessBusinessKey(), Set.of(Target.values()))
                .filter(due -> due.isAfter(now))
                .map(due -> now.plus(Duration.between(now, due).dividedBy(2)));
        return Date.from(Sla.roundUpToSecond(halfway.orElseGet(() -> endOfWait(execution, "unattended"))));
    }

    /**
     * The next reminder. The engine evaluates it when the wait begins, before the stage is entered, and after each
     * reminder.
     */
    public String reminders(DelegateExecution execution) {
        return cycle(nextReminder(execution.getProcessBusinessKey()));
    }

    Instant nextReminder(String number) {
        var now = clock.instant();
        var ticket = tickets.get(number);
        var since = statuses.get(ticket.status()).turn() == Turn.CUSTOMER ? ticket.stageSince() : now;
        return policies.waitingTimes(brands.get(ticket.brand()), "reminder").stream()
                .map(wait -> calendars.after(since, wait))
                .sorted()
                .filter(reminder -> reminder.isAfter(now))
                .findFirst()
                .map(Sla::roundUpToSecond)
                .orElse(Sla.NEVER);
    }

    /** A cycle that the engine evaluates again after each firing; its period is never used. */
    static String cycle(Instant next) {
        return "R/%s/P1000Y".formatted(next);
    }

    private Date timerDate(DelegateExecution execution, String situation) {
        return Date.from(Sla.roundUpToSecond(endOfWait(execution, situation)));
    }

    private Instant endOfWait(DelegateExecution execution, String situation) {
        return calendars.after(
                clock.instant(),
                policies.waitingTimes(brand(execution), situation).get(0));
    }

    private Brand brand(DelegateExecution execution) {
        return brands.get((String) execution.getVariable("brand"));
    }
}
