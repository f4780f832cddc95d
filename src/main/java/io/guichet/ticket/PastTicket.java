package io.guichet.ticket;

import io.guichet.policy.DecisionResult;
import io.guichet.policy.Priority;
import io.guichet.ticket.Message.Author;
import io.guichet.ticket.Message.Visibility;
import io.guichet.ticket.TicketEvent.StaffReplied;
import io.guichet.ticket.Tickets.NewTicket;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A ticket that has lived elsewhere: the transitions of a {@link LockedTicket}, each at an instant that the caller gives. Nothing
 * is stored before {@link PastTickets#insert}, and its events are never published.
 */
public final class PastTicket {

    private final LockedTicket ticket;
    private final List<Message> messages = new ArrayList<>();
    private final List<NewTimelineEntry> timelineEntries = new ArrayList<>();
    private final List<TicketEvent> events = new ArrayList<>();
    private List<Long> messageIds = List.of();
    private long customerId;
    private Instant now;

    PastTicket(NewTicket opened, String linkToken) {
        this.now = opened.receivedAt();
        InstantSource source = () -> now;
        this.ticket = LockedTicket.open(opened, linkToken, source.withZone(ZoneOffset.UTC));
        this.customerId = opened.customerId();
        this.messages.add(opened.firstMessage());
        take();
    }

    /** From now on transitions happen at this instant. */
    public void advanceTo(Instant at) {
        now = at;
    }

    /** Whose ticket it is; it may be known last. */
    public void belongTo(long customer) {
        customerId = customer;
    }

    /** The ticket after its last transition. */
    public Ticket state() {
        return ticket.state().withCustomer(customerId);
    }

    /** What has happened, oldest first; a reply has the id of its message once that is stored. */
    public List<TicketEvent> events() {
        return events.stream()
                .map(event -> event instanceof StaffReplied reply
                        ? new StaffReplied(reply.number(), messageId(reply.message()), reply.at(), reply.by())
                        : event)
                .toList();
    }

    public void prioritise(DecisionResult<Priority> decided) {
        ticket.classification().prioritise(decided);
        take();
    }

    public void routeToTeam(DecisionResult<String> decided) {
        ticket.classification().routeToTeam(decided);
        take();
    }

    /** The team that had the ticket, whatever the routing table says. */
    public void assignTeam(String team, Actor by) {
        ticket.classification().assignTeam(team, by);
        take();
    }

    /** It becomes the ticket of that agent. */
    public void assign(String agent) {
        ticket.assign(agent, null, Actor.staff(agent));
        take();
    }

    /** Somebody takes a task of it that is not the agent's. */
    public void claim(Actor by) {
        ticket.claim(by);
        take();
    }

    public void enterStage(String stage) {
        ticket.enterStage(stage);
        take();
    }

    public void leaveStage(String stage) {
        ticket.leaveStage(stage);
        take();
    }

    /** Enters a wait state with this status. */
    public void enterStatus(String status) {
        ticket.enterStatus(status, 0);
        take();
    }

    /** The customer writes, which reopens a solved ticket. */
    public void addCustomerMessage(String customer, String body) {
        messages.add(new Message(0, Author.CUSTOMER, customer, null, Visibility.PUBLIC, body, false, now));
        ticket.awaitAnswer(now, Actor.customer(customer));
        take();
    }

    public void addReply(String body, Actor by) {
        ticket.requireOpen("a reply");
        addStaffMessage(Visibility.PUBLIC, body, by);
        ticket.reply(messages.size(), now, by);
        take();
    }

    public void addInternalNote(String body, Actor by) {
        addStaffMessage(Visibility.INTERNAL, body, by);
    }

    private void addStaffMessage(Visibility visibility, String body, Actor by) {
        messages.add(new Message(0, Author.AGENT, by.id(), null, visibility, body, false, now));
    }

    public void solve() {
        ticket.solve();
        take();
    }

    /** @param reason may be null */
    public void reopen(String reason, Actor by) {
        ticket.reopen(reason, by);
        take();
    }

    public void close() {
        ticket.end("closed");
        take();
    }

    /** Appends an entry to the timeline. */
    public void record(String type, Actor by, Map<String, String> details) {
        ticket.changes().record(type, by, details);
        take();
    }

    List<Message> messages() {
        return messages;
    }

    List<NewTimelineEntry> timelineEntries() {
        return timelineEntries;
    }

    void setMessageIds(List<Long> ids) {
        messageIds = List.copyOf(ids);
    }

    private void take() {
        timelineEntries.addAll(ticket.changes().takeTimelineEntries());
        events.addAll(ticket.changes().takeEvents());
    }

    /** @param ordinal of the message in the conversation, from 1 */
    private long messageId(long ordinal) {
        return messageIds.isEmpty() ? ordinal : messageIds.get((int) ordinal - 1);
    }
}
