package io.guichet.ticket;

import io.guichet.policy.TicketAttributes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds tickets, opens them, and moves them through their lives as the diagrams say. */
@Component
@Transactional
public class Tickets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final TicketRepository repository;
    private final TicketStore store;
    private final MessageStore messages;
    private final TimelineStore timeline;
    private final Clock clock;

    Tickets(
            TicketRepository repository,
            TicketStore store,
            MessageStore messages,
            TimelineStore timeline,
            Clock clock) {
        this.repository = repository;
        this.store = store;
        this.messages = messages;
        this.timeline = timeline;
        this.clock = clock;
    }

    public Ticket get(String number) {
        return find(number).orElseThrow(() -> new UnknownTicket(number));
    }

    /** The ticket where the work goes on: the ticket itself, or the one into which it was merged, directly or through others. */
    public Ticket mergeTarget(String number) {
        var ticket = get(number);
        return ticket.mergedInto() == null ? ticket : mergeTarget(ticket.mergedInto());
    }

    public Optional<Ticket> find(String number) {
        return repository.find(number);
    }

    /** Those of these tickets that exist, as they are stored. */
    List<Ticket> findAll(Collection<String> numbers) {
        return store.findAll(numbers);
    }

    /** The ticket, locked until the transaction ends. */
    public Ticket lock(String number) {
        return repository.lock(number).state();
    }

    /** Whether this transaction holds the ticket, so that nothing else can change its clocks meanwhile. */
    public boolean isLocked(String number) {
        return repository.isLocked(number);
    }

    /** Whether this transaction has opened the ticket, so that nothing about it is stored yet. */
    public boolean isNew(String number) {
        return repository.isNew(number);
    }

    /** The numbers of the restricted tickets that belong to none of these teams. */
    public List<String> hiddenFrom(Set<String> teams) {
        return store.findHiddenFrom(teams);
    }

    public List<TimelineEntry> timeline(String number) {
        return timeline.of(number);
    }

    /** The tickets of a customer, newest first. */
    public List<Ticket> findByCustomer(long customer, int limit) {
        return store.findByCustomer(customer, limit);
    }

    /** The numbers of tickets that are not closed, in ascending order, after that number. */
    public List<String> findOpenAfter(String number, int limit) {
        return store.findOpenAfter(number, limit);
    }

    /**
     * Sets the nearest due date of the ticket's running clocks, by which lists are sorted.
     *
     * @param due null if no clock runs
     * @param atRiskAt start of the risk of that due date; null if no clock runs
     * @return whether it differed
     */
    public boolean setDue(String number, Instant due, Instant atRiskAt) {
        var ticket = repository.lock(number);
        var differed = ticket.setDue(due, atRiskAt);
        repository.save(ticket);
        return differed;
    }

    /** The numbers of tickets whose due date the upgrade could not compute, in ascending order, after that number. */
    public List<String> findDueRepairsAfter(String number, int limit) {
        return store.findDueRepairsAfter(number, limit);
    }

    public void completeDueRepair(String number) {
        store.deleteDueRepair(number);
    }

    /** Opens a ticket for a request that was admitted; its first message is the customer's. */
    public void open(NewTicket newTicket) {
        var ticket = LockedTicket.open(newTicket, newLinkToken(), clock);
        repository.insert(ticket);
        messages.insert(newTicket.number(), newTicket.firstMessage());
        repository.save(ticket);
    }

    static String newLinkToken() {
        var token = new byte[24];
        RANDOM.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * The values with which a ticket is opened.
     *
     * @param author the customer's e-mail address
     * @param requester what the requester gave and proved
     * @param paidAt when the fee was received with another request; null when it was not
     * @param restricted whether only the members of its team may see it
     */
    public record NewTicket(
            String number,
            String brand,
            long customerId,
            String author,
            RequesterIdentity requester,
            String subject,
            String body,
            String language,
            String channel,
            TicketAttributes attributes,
            Instant receivedAt,
            Instant paidAt,
            boolean restricted) {

        Message firstMessage() {
            return new Message(
                    0, Message.Author.CUSTOMER, author, null, Message.Visibility.PUBLIC, body, false, receivedAt);
        }
    }

    /** The ticket enters a wait state that carries this status; staff see there all messages so far. */
    public void enterStatus(String number, String status) {
        repository.change(number, ticket -> ticket.enterStatus(status, messages.newestId(number)));
    }

    /** The ticket still waits in the wait state that it has entered anew: since then, with the messages that staff had seen. */
    public void resumeWait(String number, Instant since, long lastSeenMessage) {
        repository.change(number, ticket -> ticket.resumeWait(since, lastSeenMessage));
    }

    public void enterStage(String number, String stage) {
        repository.change(number, ticket -> ticket.enterStage(stage));
    }

    public void leaveStage(String number, String stage) {
        repository.change(number, ticket -> ticket.leaveStage(stage));
    }

    /** Adds what triage found to the attributes; its values replace earlier ones. */
    public void triage(String number, TicketAttributes attributes, Actor by) {
        repository.change(number, ticket -> ticket.classification().triage(attributes, by));
    }

    /** Sets attributes that a task of a diagram has found out; the others stay. */
    public void recordAttributes(String number, TicketAttributes attributes, Actor by) {
        repository.change(number, ticket -> ticket.classification().recordAttributes(attributes, by));
    }

    /** The other questions of the request have become tickets of their own. */
    public void clearSeveralQuestions(String number) {
        repository.change(number, ticket -> ticket.classification().clearSeveralQuestions());
    }

    /** The fee was not paid in time: the request is served as a standard one from now on. */
    public void fallBackToStandard(String number) {
        repository.change(number, ticket -> ticket.classification().fallBackToStandard());
    }

    public void recordIdentityCheck(String number, String outcome, Actor by) {
        repository.change(number, ticket -> ticket.checkIdentity(outcome, by));
    }

    /** Records the outcome of checking the legal papers of an account, a word of {@link Ticket#legalPapers()}. */
    public void recordLegalPapersCheck(String number, String outcome, Actor by) {
        repository.change(number, ticket -> ticket.checkLegalPapers(outcome, by));
    }

    /** From now on only members of the ticket's team see it. */
    public void restrict(String number, Actor by) {
        repository.change(number, ticket -> ticket.restrict(by));
    }

    public void linkIssue(String number, String issueKey, Actor by) {
        repository.change(number, ticket -> ticket.linkIssue(issueKey, by));
    }

    public void recordClaim(String number, Actor by) {
        repository.change(number, ticket -> ticket.claim(by));
    }

    /**
     * Makes it the ticket of that user; nothing changes if it is already.
     *
     * @param reason may be null
     */
    public void assign(String number, String user, String reason, Actor by) {
        repository.change(number, ticket -> ticket.assign(user, reason, by));
    }

    /** A new task of the ticket is its agent's. */
    public void keepAssignee(String number) {
        repository.change(number, LockedTicket::keepAssignee);
    }

    /** Makes it its team's ticket; the reason may be null. */
    public void release(String number, String reason, Actor by) {
        repository.change(number, ticket -> ticket.release(reason, by));
    }

    public void markSolved(String number) {
        repository.change(number, LockedTicket::solve);
    }

    /** Ends the ticket's life; the type of the timeline entry is {@code closed}, {@code withdrawn} or {@code merged}. */
    public void end(String number, String type) {
        repository.change(number, ticket -> ticket.end(type));
    }

    /** Appends an entry to the ticket's timeline. */
    public void record(String number, String type, Actor actor, Map<String, String> details) {
        timeline.append(new NewTimelineEntry(number, type, clock.instant(), actor, details));
    }
}
