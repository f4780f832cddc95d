package io.guichet.sla;

import io.guichet.brand.Brands;
import io.guichet.policy.Policies;
import io.guichet.policy.WaitingTime;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TimelineEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * When a customer who was asked is reminded, and when silence counts as a solution. The reminders are sent in the order of the
 * brand's table. What follows a late one is postponed by as much, in its own calendar, so that the distances of the table stay.
 */
@Component
public class CustomerWait {

    /** Type of the timeline entry of a reminder. */
    public static final String REMINDED = "customer-reminded";

    /** Type of the timeline entry after a time in which the desk was off: the customer has the rest of the time again. */
    public static final String RESUMED = "customer-wait-resumed";

    private final Brands brands;
    private final Policies policies;
    private final Calendars calendars;
    private final Clock clock;

    CustomerWait(Brands brands, Policies policies, Calendars calendars, Clock clock) {
        this.brands = brands;
        this.policies = policies;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** An event of the table: its wait, and its instant if everything before it was on time. */
    private record PlannedEvent(WaitingTime waitingTime, Instant at) {}

    /** The event that happened last: its instant in the table, and when it really happened. */
    private record LastEvent(Instant planned, Instant actual) {}

    /** The next reminder of a wait since that instant, which may be past; empty if all were sent. */
    public Optional<Instant> nextReminder(Ticket ticket, Instant since, List<TimelineEntry> timeline) {
        return pendingReminders(ticket, since, timeline).stream()
                .findFirst()
                .map(reminder -> postponed(reminder, lastEvent(ticket, since, timeline)));
    }

    /** When silence counts as a solution; a reminder that is overdue counts as sent now. */
    public Instant silence(Ticket ticket, Instant since, List<TimelineEntry> timeline) {
        var last = nextReminder(ticket, since, timeline)
                .filter(reminder -> reminder.isBefore(clock.instant()))
                .map(overdue -> new LastEvent(
                        pendingReminders(ticket, since, timeline).get(0).at(), clock.instant()))
                .orElseGet(() -> lastEvent(ticket, since, timeline));
        return postponed(plannedSilence(ticket, since), last);
    }

    private List<PlannedEvent> pendingReminders(Ticket ticket, Instant since, List<TimelineEntry> timeline) {
        return reminders(ticket, since).stream()
                .skip(remindersSent(since, timeline))
                .toList();
    }

    /** The reminders before the silence counts. */
    private List<PlannedEvent> reminders(Ticket ticket, Instant since) {
        var silence = plannedSilence(ticket, since).at();
        return policies.waitingTimes(brands.get(ticket.brand()), "reminder").stream()
                .map(wait -> new PlannedEvent(wait, calendars.after(since, wait)))
                .filter(reminder -> reminder.at().isBefore(silence))
                .sorted(Comparator.comparing(PlannedEvent::at))
                .toList();
    }

    private PlannedEvent plannedSilence(Ticket ticket, Instant since) {
        var wait = policies.waitingTimes(brands.get(ticket.brand()), WaitingTime.SILENCE)
                .get(0);
        return new PlannedEvent(wait, calendars.after(since, wait));
    }

    private LastEvent lastEvent(Ticket ticket, Instant since, List<TimelineEntry> timeline) {
        var reminders = reminders(ticket, since);
        var sent = (int) Math.min(remindersSent(since, timeline), reminders.size());
        var planned = sent == 0 ? since : reminders.get(sent - 1).at();
        return events(since, timeline).stream()
                .map(TimelineEntry::occurredAt)
                .max(Comparator.naturalOrder())
                .map(actual -> new LastEvent(planned, actual))
                .orElseGet(() -> new LastEvent(planned, planned));
    }

    private static long remindersSent(Instant since, List<TimelineEntry> timeline) {
        return events(since, timeline).stream()
                .filter(entry -> entry.type().equals(REMINDED))
                .count();
    }

    private static List<TimelineEntry> events(Instant since, List<TimelineEntry> timeline) {
        return timeline.stream()
                .filter(entry -> entry.type().equals(REMINDED) || entry.type().equals(RESUMED))
                .filter(entry -> entry.occurredAt().isAfter(since))
                .toList();
    }

    private Instant postponed(PlannedEvent event, LastEvent last) {
        return calendars.postponed(event.at(), event.waitingTime(), last.planned(), last.actual());
    }
}
