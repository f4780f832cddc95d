package io.guichet.process;

import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.policy.Policies;
import io.guichet.policy.Target;
import io.guichet.sla.Calendars;
import io.guichet.sla.CustomerWait;
import io.guichet.sla.Deadlines;
import io.guichet.ticket.Deprioritisations;
import io.guichet.ticket.StatusCatalog;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketStatus.Turn;
import io.guichet.ticket.Tickets;
import io.guichet.ticket.TimelineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Due dates of the diagrams' timers that are no SLA deadlines, from the brand's table of waiting times. */
@Component
public class WaitingTimes {

    /** The expression of the reminder timer in the diagram. */
    static final String REMINDERS = "waitingTimes.reminders";

    /** The expression of the timer in the diagram that ends the wait for a customer. */
    static final String SILENCE = "waitingTimes.silence";

    private final Tickets tickets;
    private final Deadlines deadlines;
    private final Brands brands;
    private final Policies policies;
    private final Calendars calendars;
    private final Deprioritisations demotions;
    private final Clock clock;
    private final StatusCatalog statuses;
    private final CustomerWait customerWait;

    WaitingTimes(
            Tickets tickets,
            Deadlines deadlines,
            Brands brands,
            Policies policies,
            Calendars calendars,
            Deprioritisations demotions,
            Clock clock,
            StatusCatalog statuses,
            CustomerWait customerWait) {
        this.customerWait = customerWait;
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

    /** Never, as long as the customer is still to be reminded. */
    public Date silence(DelegateExecution execution) {
        return Date.from(silenceEnd(execution.getProcessBusinessKey()));
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

    /** Whether this is the expression of a timer of the wait for a customer, which moves while the customer is silent. */
    static boolean isCustomerWait(String expression) {
        return expression.equals(REMINDERS) || expression.equals(SILENCE);
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

    /** The next reminder, not before the next second; a late one is still sent. */
    Instant nextReminder(String number) {
        var ticket = tickets.get(number);
        var since = waitingSince(ticket);
        return customerWait
                .nextReminder(ticket, since, timeline(number, since))
                .map(this::notBeforeNextSecond)
                .orElse(Sla.NEVER);
    }

    /** The end of the wait once all reminders were sent, not before the next second. */
    Instant silenceEnd(String number) {
        var ticket = tickets.get(number);
        var since = waitingSince(ticket);
        var timeline = timeline(number, since);
        return customerWait.nextReminder(ticket, since, timeline).isPresent()
                ? Sla.NEVER
                : notBeforeNextSecond(customerWait.silence(ticket, since, timeline));
    }

    private Instant waitingSince(Ticket ticket) {
        return statuses.get(ticket.status()).turn() == Turn.CUSTOMER ? ticket.stageSince() : clock.instant();
    }

    /** A wait that has just begun has no entries. */
    private List<TimelineEntry> timeline(String number, Instant since) {
        return since.isBefore(clock.instant()) ? tickets.timeline(number) : List.of();
    }

    private Instant notBeforeNextSecond(Instant instant) {
        var earliest = Sla.roundUpToSecond(clock.instant().plusSeconds(1));
        var rounded = Sla.roundUpToSecond(instant);
        return rounded.isBefore(earliest) ? earliest : rounded;
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
