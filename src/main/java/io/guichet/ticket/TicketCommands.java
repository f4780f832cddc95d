package io.guichet.ticket;

import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.ticket.TicketEvent.CustomerReplied;
import io.guichet.ticket.TicketEvent.IssueResolved;
import io.guichet.ticket.TicketEvent.TicketClosed;
import io.guichet.ticket.TicketEvent.TicketMerged;
import io.guichet.ticket.TicketEvent.TicketPaid;
import io.guichet.ticket.TicketEvent.TicketReopened;
import io.guichet.ticket.TicketEvent.TicketWithdrawn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What customers and staff may want of a ticket beside writing. Each is possible when the ticket's diagram waits for it
 * and is an {@link IllegalTransition} otherwise.
 */
@Component
@Transactional
public class TicketCommands {

    private static final int MAX_REASON_LENGTH = 1_000;

    private final TicketStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketCommands(TicketStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** The solution was none. The reason may be null. */
    public void reopen(String number, String reason, Actor by) {
        lock(number);
        record(number, "reopened", by, reason);
        events.publishEvent(new TicketReopened(number, clock.instant(), by));
    }

    /** Ends the time in which a solved ticket can be reopened. */
    public void close(String number, String reason, Actor by) {
        if (reason == null || reason.isBlank()) {
            throw new BadInput(
                    List.of(new FieldError("reason", "must say why the ticket is closed", "ticket.reason.required")));
        }
        lock(number);
        record(number, "closed-by-staff", by, reason);
        events.publishEvent(new TicketClosed(number, by));
    }

    public void withdraw(String number, Actor by) {
        lock(number);
        record(number, "withdrawal", by, null);
        events.publishEvent(new TicketWithdrawn(number, by));
    }

    /** The fee was received. @param paidAt when, which is when the paid service's time begins */
    public void recordPayment(String number, Instant paidAt, String reference, Actor by) {
        lock(number);
        requireMaxLength("reference", reference);
        if (paidAt.isAfter(clock.instant())) {
            throw new BadInput("paidAt", "must not lie in the future");
        }
        store.update(number, Map.of("paid_at", paidAt));
        record(number, "paid", by, reference);
        events.publishEvent(new TicketPaid(number, paidAt));
    }

    /**
     * Joins this ticket to another one of the same customer and brand, where the work goes on: what was written here stands
     * there too, and a question that was not answered here is asked there.
     */
    public void merge(String number, String into, Actor by) {
        if (number.equals(into)) {
            throw new BadInput("into", "must be another ticket");
        }
        lock(number.compareTo(into) < 0 ? number : into);
        var ticket = lock(number);
        var other = lock(into);
        if (!other.brand().equals(ticket.brand()) || other.customerId() != ticket.customerId()) {
            throw new BadInput("into", "must be a ticket of the same customer and brand");
        }
        if (other.isClosed()) {
            throw new IllegalTransition(into, "merging another ticket into it", other.status());
        }
        store.update(number, Map.of("merged_into", into));
        store.addTimelineEntry(number, "merge", clock.instant(), by, Map.of("into", into));
        store.addTimelineEntry(into, "merged-here", clock.instant(), by, Map.of("from", number));
        var unanswered = UnansweredMessages.of(store.messages(number)).findFirst();
        store.copyMessages(number, into);
        events.publishEvent(new TicketMerged(number, into));
        unanswered.ifPresent(message -> forwardUnanswered(other, message, by));
    }

    private void forwardUnanswered(Ticket other, Message message, Actor by) {
        if (other.isSolved()) {
            reopen(other.number(), null, by);
        } else {
            events.publishEvent(new CustomerReplied(other.number(), message.sentAt()));
        }
    }

    /** The issue that a developer waits for was resolved. */
    public void resolveIssue(String number, Actor by) {
        lock(number);
        record(number, "issue-resolved", by, null);
        events.publishEvent(new IssueResolved(number));
    }

    private Ticket lock(String number) {
        return store.lock(number);
    }

    private void record(String number, String type, Actor by, String reason) {
        requireMaxLength("reason", reason);
        store.addTimelineEntry(number, type, clock.instant(), by, reason == null ? Map.of() : Map.of("reason", reason));
    }

    private static void requireMaxLength(String field, String text) {
        if (text != null && text.length() > MAX_REASON_LENGTH) {
            var message = "may have at most %d characters".formatted(MAX_REASON_LENGTH);
            throw new BadInput(List.of(new FieldError(field, message, "ticket.reason.too-long", MAX_REASON_LENGTH)));
        }
    }
}
