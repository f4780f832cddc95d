package io.guichet.ticket;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds tickets, locks each at most once per transaction, and saves their changes. A saved change is in the row before its
 * events are published, so that listeners and queries of the same transaction see it.
 */
@Component
class TicketRepository {

    private final TicketStore store;
    private final TimelineStore timeline;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketRepository(TicketStore store, TimelineStore timeline, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.events = events;
        this.clock = clock;
    }

    Optional<Ticket> find(String number) {
        return store.find(number);
    }

    /** The ticket with its row locked until the transaction ends; the same instance for every call in that time. */
    LockedTicket lock(String number) {
        var locks = transactionLocks();
        var lock = locks.get(number);
        if (lock == null) {
            lock = new Lock(store.findForUpdate(number).orElseThrow(() -> new UnknownTicket(number)));
            locks.put(number, lock);
            events.publishEvent(new TicketModified(number));
        }
        return lock.ticket;
    }

    /** Inserts the row of a ticket that was just opened; its timeline entries and events wait for {@link #save}. */
    void insert(LockedTicket opened) {
        store.insert(opened.state());
        transactionLocks().put(opened.number(), new Lock(opened));
        events.publishEvent(new TicketModified(opened.number()));
    }

    /** Writes what transitions have changed, and publishes their events. */
    void save(LockedTicket ticket) {
        var lock = transactionLocks().get(ticket.number());
        if (lock == null || lock.ticket != ticket) {
            throw new IllegalStateException("%s is not locked by this transaction".formatted(ticket.number()));
        }
        lock.writeRow();
        ticket.changes().takeTimelineEntries().forEach(timeline::append);
        ticket.changes().takeEvents().forEach(events::publishEvent);
    }

    /** Locks the ticket, makes one transition and saves it. */
    void change(String number, Consumer<LockedTicket> transition) {
        var ticket = lock(number);
        transition.accept(ticket);
        save(ticket);
    }

    private Map<String, Lock> transactionLocks() {
        var holder = (LockHolder) TransactionSynchronizationManager.getResource(this);
        if (holder == null) {
            holder = new LockHolder();
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<>(holder, this) {});
            TransactionSynchronizationManager.bindResource(this, holder);
        }
        return holder.locks;
    }

    private static final class LockHolder extends ResourceHolderSupport {

        private final Map<String, Lock> locks = new HashMap<>();
    }

    private final class Lock {

        private final LockedTicket ticket;
        private Ticket stored;

        Lock(Ticket stored) {
            this(new LockedTicket(stored, clock));
        }

        Lock(LockedTicket ticket) {
            this.ticket = ticket;
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
