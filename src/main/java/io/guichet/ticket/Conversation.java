package io.guichet.ticket;

import io.guichet.problem.BadInput;
import io.guichet.ticket.Message.Author;
import io.guichet.ticket.Message.Visibility;
import io.guichet.ticket.TicketEvent.CustomerReplied;
import io.guichet.ticket.TicketEvent.MessageMadeInternal;
import io.guichet.ticket.TicketEvent.MessageOverlooked;
import io.guichet.ticket.TicketEvent.ReplyPosted;
import io.guichet.ticket.TicketEvent.StaffReplied;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers and staff write to each other about a ticket. A message is stored before anything follows from it. */
@Component
@Transactional
public class Conversation {

    static final int MAX_LENGTH = 100_000;

    private final TicketStore store;
    private final TicketCommands commands;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Conversation(TicketStore store, TicketCommands commands, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.commands = commands;
        this.events = events;
        this.clock = clock;
    }

    public List<Message> of(String number) {
        return store.messages(number);
    }

    /**
     * The customer writes. To a solved ticket that reopens it; to a closed one it is not possible, unless it was merged into
     * another: then it is written to that one.
     *
     * @param by the customer, or the member of staff who writes it down on their behalf
     * @return the message's id
     */
    public long addCustomerMessage(String number, String customer, String body, Actor by) {
        var ticket = store.lock(number);
        if (ticket.mergedInto() != null) {
            return addCustomerMessage(ticket.mergedInto(), customer, body, by);
        }
        var now = clock.instant();
        var id = store.addMessage(
                number,
                Author.CUSTOMER,
                customer,
                by.isStaff() ? by.id() : null,
                Visibility.PUBLIC,
                validBody(body),
                false,
                now);
        if (ticket.isSolved()) {
            commands.reopen(number, null, by);
        } else {
            events.publishEvent(new CustomerReplied(number, now));
        }
        return id;
    }

    /**
     * A member of staff answers what they have seen of the conversation. What the customer wrote meanwhile goes on waiting
     * for an answer.
     */
    public void addAnswer(String number, String body, Actor by) {
        var lastSeen = store.lock(number).lastSeenMessage();
        var overlooked = UnansweredMessages.of(store.messages(number))
                .filter(message -> message.id() > lastSeen)
                .findFirst();
        storeReply(number, body, by);
        overlooked.ifPresent(message -> events.publishEvent(new MessageOverlooked(number, message.sentAt())));
    }

    /** A member of staff writes to the customer beside any task; it is sent to them at once. */
    public long addReply(String number, String body, Actor by) {
        var id = storeReply(number, body, by);
        events.publishEvent(new ReplyPosted(number, id));
        return id;
    }

    /**
     * A program of the customer's writes by itself, such as a note that they are away. It is kept; nothing follows from it.
     *
     * @param by who passes it on
     */
    public long addAutomaticCustomerMessage(String number, String customer, String body, Actor by) {
        store.lock(number);
        return store.addMessage(
                number,
                Author.CUSTOMER,
                customer,
                by.isStaff() ? by.id() : null,
                Visibility.PUBLIC,
                validBody(body),
                true,
                clock.instant());
    }

    /** A program of the desk writes to the customer by itself. It is sent to them, and is no answer to what they wrote. */
    public long addAutomaticReply(String number, String body, Actor by) {
        var ticket = store.lock(number);
        if (ticket.isClosed()) {
            throw new IllegalTransition(number, "a reply", ticket.status());
        }
        var id = store.addMessage(
                number, Author.AGENT, by.id(), null, Visibility.PUBLIC, validBody(body), true, clock.instant());
        events.publishEvent(new ReplyPosted(number, id));
        return id;
    }

    /** A member of staff writes something that the customer never sees. */
    public long addInternalNote(String number, String body, Actor by) {
        store.lock(number);
        return store.addMessage(
                number, Author.AGENT, by.id(), null, Visibility.INTERNAL, validBody(body), false, clock.instant());
    }

    /**
     * What staff have written to the customer becomes a note between staff: it is no answer and never was one. A letter that
     * was sent with it stays sent.
     */
    public void makeInternal(String number, long message, String reason, Actor by) {
        var ticket = store.lock(number);
        var reply = store.messages(number).stream()
                .filter(candidate -> candidate.id() == message)
                .findFirst()
                .orElseThrow(() -> new UnknownMessage(message, number));
        if (reply.isFromCustomer() || !reply.isPublic()) {
            throw new IllegalTransition(number, "making message %d internal".formatted(message), ticket.status());
        }
        store.makeInternal(message);
        var now = clock.instant();
        store.addTimelineEntry(
                number, "message-made-internal", now, by, Map.of("message", String.valueOf(message), "reason", reason));
        events.publishEvent(new MessageMadeInternal(number, message, now, by, reason));
    }

    /** Staff finish an answer knowing the conversation up to this message. */
    public void markSeen(String number, long message) {
        store.lock(number);
        store.update(number, Map.of("last_seen_message", message));
    }

    /** Whether the customer has written something that staff had not seen when they finished their answer. */
    public boolean customerHasWritten(String number) {
        return store.newestCustomerMessageId(number)
                > store.find(number).orElseThrow().lastSeenMessage();
    }

    /** Id of the newest message; 0 when there is none. */
    public long newestMessageId(String number) {
        return store.newestMessageId(number);
    }

    private long storeReply(String number, String body, Actor by) {
        var ticket = store.lock(number);
        if (ticket.isClosed()) {
            throw new IllegalTransition(number, "a reply", ticket.status());
        }
        var now = clock.instant();
        var id = store.addMessage(number, Author.AGENT, by.id(), null, Visibility.PUBLIC, validBody(body), false, now);
        events.publishEvent(new StaffReplied(number, id, now, by));
        return id;
    }

    private static String validBody(String body) {
        if (body == null || body.isBlank()) {
            throw new BadInput("body", "must not be empty");
        }
        if (body.length() > MAX_LENGTH) {
            throw new BadInput("body", "may have at most " + MAX_LENGTH + " characters");
        }
        return body.strip();
    }
}
