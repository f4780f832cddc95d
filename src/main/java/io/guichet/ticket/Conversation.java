package io.guichet.ticket;

import io.guichet.problem.UnknownEntity;
import io.guichet.text.TextRule;
import io.guichet.ticket.Message.Author;
import io.guichet.ticket.Message.Visibility;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The messages between customers and staff about a ticket. A message is stored before its events are published. */
@Component
@Transactional
public class Conversation {

    private final MessageStore messages;
    private final TicketRepository repository;
    private final Clock clock;

    Conversation(MessageStore messages, TicketRepository repository, Clock clock) {
        this.messages = messages;
        this.repository = repository;
        this.clock = clock;
    }

    public List<Message> of(String number) {
        return messages.of(number);
    }

    /** The message of the ticket; {@link UnknownEntity} if it has none with that id. */
    public Message message(String number, long id) {
        return find(number, id).orElseThrow(() -> UnknownEntity.of("message", id, number));
    }

    public Optional<Message> find(String number, long id) {
        return messages.of(number).stream()
                .filter(message -> message.id() == id)
                .findFirst();
    }

    /**
     * Adds a customer's message. It reopens a solved ticket; a closed one accepts none, unless it was merged: then the message
     * is added to the ticket where the work goes on.
     *
     * @param by the customer, or the member of staff who enters it on their behalf
     * @return the message's id
     */
    public long addCustomerMessage(String number, String customer, String body, Actor by) {
        var ticket = repository.lock(number);
        if (ticket.mergedInto() != null) {
            return addCustomerMessage(ticket.mergedInto(), customer, body, by);
        }
        var now = clock.instant();
        var id = messages.insert(number, customerMessage(customer, body, false, by, now));
        ticket.awaitAnswer(now, by);
        repository.save(ticket);
        return id;
    }

    /** Adds a reply to the messages that staff have seen; later ones of the customer go on waiting for an answer. */
    public long addAnswer(String number, String body, Actor by) {
        var ticket = repository.lock(number);
        var overlooked = Message.unanswered(messages.of(number))
                .filter(message -> message.id() > ticket.lastSeenMessage())
                .findFirst();
        var id = insertReply(ticket, body, by);
        overlooked.ifPresent(message -> ticket.overlookMessage(message.sentAt()));
        repository.save(ticket);
        return id;
    }

    /** Adds a reply beside any task; it is sent to the customer at once. */
    public long addReply(String number, String body, Actor by) {
        var ticket = repository.lock(number);
        var id = insertReply(ticket, body, by);
        ticket.postReply(id);
        repository.save(ticket);
        return id;
    }

    /**
     * Adds a message that the customer's program wrote, such as an out-of-office note. It is stored and causes nothing.
     *
     * @param by the customer, or the member of staff who enters it on their behalf
     */
    public long addAutomaticCustomerMessage(String number, String customer, String body, Actor by) {
        repository.lock(number);
        return messages.insert(number, customerMessage(customer, body, true, by, clock.instant()));
    }

    /** Adds a message that a program of the desk wrote; it is sent to the customer and answers nothing. */
    public long addAutomaticReply(String number, String body, Actor by) {
        var ticket = repository.lock(number);
        ticket.requireOpen("a reply");
        var id = messages.insert(number, staffMessage(Visibility.PUBLIC, body, true, by, clock.instant()));
        ticket.postReply(id);
        repository.save(ticket);
        return id;
    }

    /** Adds a note that only staff see. */
    public long addInternalNote(String number, String body, Actor by) {
        var ticket = repository.lock(number);
        var id = messages.insert(number, staffMessage(Visibility.INTERNAL, body, false, by, clock.instant()));
        ticket.addNote(id, body, by);
        repository.save(ticket);
        return id;
    }

    /** Turns a public reply into an internal note: it answers nothing and never did. An e-mail that was sent stays sent. */
    public void makeInternal(String number, long message, String reason, Actor by) {
        var ticket = repository.lock(number);
        var reply = message(number, message);
        if (reply.isFromCustomer() || !reply.isPublic()) {
            throw new IllegalTransition(number, "making message %d internal".formatted(message), ticket.status());
        }
        messages.makeInternal(message);
        ticket.unanswered(customerRepliedAt(messages.of(number)));
        ticket.makeInternal(message, reason, by);
        repository.save(ticket);
    }

    /**
     * Removes the text of a message from the ticket, and from those that have a copy of it after a merge.
     *
     * @return the removed text and the numbers of these tickets
     */
    public RedactedMessage redact(String number, long message, String reason, Actor by) {
        var ticket = repository.lock(number);
        var found = message(number, message);
        if (found.isRedacted()) {
            throw new IllegalTransition(number, "redacting message %d again".formatted(message), ticket.status());
        }
        var numbers = messages.ticketsWith(found);
        numbers.forEach(repository::lock);
        messages.redact(found, clock.instant());
        ticket.redactMessage(message, reason, by);
        repository.save(ticket);
        return new RedactedMessage(found.body(), numbers);
    }

    /** A text that was removed, and the numbers of the tickets that had it. */
    public record RedactedMessage(String body, List<String> numbers) {}

    /** Staff finish an answer having seen the conversation up to this message. */
    public void markSeen(String number, long message) {
        repository.change(number, ticket -> ticket.markSeen(message));
    }

    /** Whether the customer has written anything that staff had not seen when they completed their answer. */
    public boolean customerHasWritten(String number) {
        return messages.newestCustomerMessageId(number)
                > repository.find(number).orElseThrow().lastSeenMessage();
    }

    /** Whether the customer has written anything after that message. */
    public boolean hasCustomerWrittenSince(String number, long message) {
        return messages.newestCustomerMessageId(number) > message;
    }

    /** Id of the newest message; 0 if there is none. */
    public long newestMessageId(String number) {
        return messages.newestId(number);
    }

    /** When the oldest unanswered message after the first one was written; null if there is none. */
    private static Instant customerRepliedAt(List<Message> conversation) {
        return Message.unanswered(conversation)
                .filter(message -> message.id() != conversation.get(0).id())
                .findFirst()
                .map(Message::sentAt)
                .orElse(null);
    }

    private long insertReply(LockedTicket ticket, String body, Actor by) {
        ticket.requireOpen("a reply");
        var now = clock.instant();
        var id = messages.insert(ticket.number(), staffMessage(Visibility.PUBLIC, body, false, by, now));
        ticket.reply(id, now, by);
        return id;
    }

    private static Message customerMessage(String customer, String body, boolean automatic, Actor by, Instant sentAt) {
        var onBehalfOf = by.isStaff() ? by.id() : null;
        return new Message(
                0, Author.CUSTOMER, customer, onBehalfOf, Visibility.PUBLIC, validBody(body), automatic, sentAt);
    }

    private static Message staffMessage(
            Visibility visibility, String body, boolean automatic, Actor by, Instant sentAt) {
        return new Message(0, Author.AGENT, by.id(), null, visibility, validBody(body), automatic, sentAt);
    }

    private static String validBody(String body) {
        return TextRule.BODY.require("body", body);
    }
}
