package io.guichet.ticket;

import io.guichet.jdbc.UnitOfWork;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Finds tickets, locks each at most once per transaction, and writes their changes once, before the transaction commits. Until
 * then {@link #find} gives the changed ticket; a query of the rows does not.
 */
@Component
class TicketRepository {

    private final TicketStore store;
    private final TimelineStore timeline;
    private final ApplicationEventPublisher events;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    TicketRepository(
            TicketStore store,
            TimelineStore timeline,
            ApplicationEventPublisher events,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.timeline = timeline;
        this.events = events;
        this.clock = clock;
    }

    private record TicketOf(String number) {}

    /** The ticket as this transaction sees it: with its own changes where it holds the row. */
    Optional<Ticket> find(String number) {
        var lock = transactionLocks().get(number);
        return lock == null
                ? unitOfWork.valueWhileReading(new TicketOf(number), () -> store.find(number))
                : Optional.of(lock.ticket.state());
    }

    /** The ticket with its row locked until the transaction ends; the same instance for every call in that time. */
    LockedTicket lock(String number) {
        var locks = transactionLocks();
        var lock = locks.get(number);
        if (lock == null) {
            var stored = store.findForUpdate(number).orElseThrow(() -> new UnknownTicket(number));
            lock = new Lock(new LockedTicket(stored, clock), false);
            locks.put(number, lock);
            events.publishEvent(new TicketModified(number));
        }
        return lock.ticket;
    }

    /** Inserts the row of a ticket that was just opened; its timeline entries and events wait for {@link #save}. */
    void insert(LockedTicket opened) {
        store.insert(opened.state());
        transactionLocks().put(opened.number(), new Lock(opened, true));
        events.publishEvent(new TicketModified(opened.number()));
    }

    /** Keeps what transitions have changed until the transaction ends, and publishes their events. */
    void save(LockedTicket ticket) {
        var lock = transactionLocks().get(ticket.number());
        if (lock == null || lock.ticket != ticket) {
            throw new IllegalStateException("%s is not locked by this transaction".formatted(ticket.number()));
        }
        unitOfWork.writeBeforeCommit(lock, lock::writeRow);
        ticket.changes().takeTimelineEntries().forEach(timeline::append);
        ticket.changes().takeEvents().forEach(events::publishEvent);
    }

    /** Locks the ticket, makes one transition and saves it. */
    void change(String number, Consumer<LockedTicket> transition) {
        var ticket = lock(number);
        transition.accept(ticket);
        save(ticket);
    }

    /** Whether this transaction holds the ticket's row. */
    boolean isLocked(String number) {
        return transactionLocks().containsKey(number);
    }

    /** Whether this transaction has opened the ticket. */
    boolean isNew(String number) {
        var lock = transactionLocks().get(number);
        return lock != null && lock.isNew;
    }

    private Map<String, Lock> transactionLocks() {
        return unitOfWork.value(this, HashMap::new);
    }

    private final class Lock {

        private final LockedTicket ticket;
        private final boolean isNew;
        private Ticket stored;

        Lock(LockedTicket ticket, boolean isNew) {
            this.ticket = ticket;
            this.isNew = isNew;
            this.stored = ticket.state();
        }

        void writeRow() {
            var changed = ticket.state();
            if (!changed.equals(stored)) {
                store.update(changed);
                stored = changed;
            }
        }
    }
}
