package io.guichet.ticket;

import io.guichet.ticket.Tickets.NewTicket;
import java.util.ArrayList;
import java.util.Collection;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores tickets that have lived elsewhere, as they are at the end of their lives. No process runs for them; their events are not
 * published, so that nobody is notified of the past. Search and metrics learn of the tickets as of all that change.
 */
@Component
public class PastTickets {

    private final TicketStore tickets;
    private final MessageStore messages;
    private final TimelineStore timeline;
    private final ApplicationEventPublisher events;

    PastTickets(TicketStore tickets, MessageStore messages, TimelineStore timeline, ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.messages = messages;
        this.timeline = timeline;
        this.events = events;
    }

    /** Begins the life of a ticket at its receipt. */
    public PastTicket open(NewTicket newTicket) {
        return new PastTicket(newTicket, Tickets.newLinkToken());
    }

    /** Inserts tickets with their conversations and timelines, in few statements. */
    @Transactional
    public void insert(Collection<PastTicket> past) {
        tickets.insertAll(past.stream().map(PastTicket::state).toList());
        insertMessages(past);
        for (var ticket : past) {
            ticket.timelineEntries().forEach(timeline::append);
            events.publishEvent(new TicketModified(ticket.state().number()));
        }
    }

    private void insertMessages(Collection<PastTicket> past) {
        var added = new ArrayList<MessageStore.NewMessage>();
        past.forEach(ticket -> ticket.messages()
                .forEach(message ->
                        added.add(new MessageStore.NewMessage(ticket.state().number(), message))));
        var ids = messages.insertAll(added);
        int from = 0;
        for (var ticket : past) {
            int to = from + ticket.messages().size();
            ticket.setMessageIds(ids.subList(from, to));
            from = to;
        }
    }
}
