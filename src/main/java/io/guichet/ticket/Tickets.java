package io.guichet.ticket;

import io.guichet.policy.TicketAttributes;
import io.guichet.ticket.TicketEvent.AttributesChanged;
import io.guichet.ticket.TicketEvent.StageEntered;
import io.guichet.ticket.TicketEvent.StageLeft;
import io.guichet.ticket.TicketEvent.TicketClaimed;
import io.guichet.ticket.TicketEvent.TicketEnded;
import io.guichet.ticket.TicketEvent.TicketOpened;
import io.guichet.ticket.TicketEvent.TicketSolved;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tickets and the states they pass. Every change locks the ticket first and tells the others what happened. */
@Component
@Transactional
public class Tickets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final TicketStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tickets(TicketStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    public Ticket get(String number) {
        return find(number).orElseThrow(() -> new UnknownTicket(number));
    }

    public Optional<Ticket> find(String number) {
        return store.find(number);
    }

    /** The ticket, with nobody else able to change it until the transaction ends. */
    public Ticket lock(String number) {
        return store.lock(number);
    }

    /** The numbers of the tickets that somebody who belongs to these teams must not learn of. */
    public List<String> hiddenFrom(Set<String> teams) {
        return store.findHiddenFrom(teams);
    }

    public List<TimelineEntry> timeline(String number) {
        return store.timeline(number);
    }

    /** Makes a ticket of a request that was admitted. The first message is what the customer wrote. */
    public void open(NewTicket newTicket) {
        var now = clock.instant();
        var token = new byte[24];
        RANDOM.nextBytes(token);
        store.insert(new Ticket(
                newTicket.number(),
                newTicket.brand(),
                newTicket.customerId(),
                newTicket.subject(),
                newTicket.language(),
                newTicket.channel(),
                newTicket.attributes(),
                "OPENING",
                null,
                0,
                false,
                null,
                false,
                newTicket.restricted(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(token),
                newTicket.receivedAt(),
                newTicket.paidAt(),
                now,
                null,
                null,
                0,
                false,
                null,
                null,
                null,
                null,
                0));
        store.addMessage(
                newTicket.number(),
                Message.Author.CUSTOMER,
                newTicket.author(),
                null,
                Message.Visibility.PUBLIC,
                newTicket.body(),
                false,
                newTicket.receivedAt());
        record(
                newTicket.number(),
                "opened",
                Actor.customer(newTicket.author()),
                Map.of("channel", newTicket.channel()));
        events.publishEvent(new TicketOpened(newTicket.number(), newTicket.receivedAt()));
    }

    /**
     * What a ticket is opened with.
     *
     * @param author the customer's address
     * @param paidAt when it was paid for already, as a part of another request; else null
     * @param restricted whether only the people of its team may see it
     */
    public record NewTicket(
            String number,
            String brand,
            long customerId,
            String author,
            String subject,
            String body,
            String language,
            String channel,
            TicketAttributes attributes,
            Instant receivedAt,
            Instant paidAt,
            boolean restricted) {}

    /** The ticket has reached a wait state that carries this status. Who waits there sees all messages so far. */
    public void enterStatus(String number, String status) {
        var ticket = store.lock(number);
        store.update(
                number,
                Map.of(
                        "status", status,
                        "stage_since", clock.instant(),
                        "last_seen_message", store.newestMessageId(number)));
        if (!ticket.status().equals(status)) {
            record(number, "status", Actor.system(), Map.of("from", ticket.status(), "to", status));
        }
    }

    public void enterStage(String number, String stage) {
        store.lock(number);
        events.publishEvent(new StageEntered(number, stage, clock.instant()));
    }

    public void leaveStage(String number, String stage) {
        store.lock(number);
        events.publishEvent(new StageLeft(number, stage, clock.instant()));
    }

    /** What a customer has sent, the newest first. */
    public List<Ticket> findByCustomer(long customer, int limit) {
        return store.findByCustomer(customer, limit);
    }

    /** The numbers of tickets that are not closed, in order, after that one. */
    public List<String> findOpenAfter(String number, int limit) {
        return store.findOpenAfter(number, limit);
    }

    /** Whether other tickets are served before this one; the priority table knows it as a fact. */
    void setDeprioritised(String number, boolean deprioritised) {
        var attributes = store.lock(number).attributes();
        store.update(
                number,
                Map.of(
                        "attributes",
                        deprioritised
                                ? attributes.with(TicketAttributes.DEPRIORITISED, true)
                                : attributes.without(TicketAttributes.DEPRIORITISED)));
    }

    /** What triage found out is added to what was known; where both speak, triage wins. */
    public void triage(String number, TicketAttributes attributes, Actor by) {
        var ticket = store.lock(number);
        store.update(number, Map.of("attributes", ticket.attributes().with(attributes), "triaged", true));
        recordValues(number, "triaged", attributes, by);
    }

    private void recordValues(String number, String type, TicketAttributes attributes, Actor by) {
        var details = new HashMap<String, String>();
        attributes.values().forEach((name, value) -> details.put(name, value.toString()));
        record(number, type, by, details);
    }

    /** Sets attributes that a task of a diagram has found out; the others stay. */
    public void recordAttributes(String number, TicketAttributes attributes, Actor by) {
        var ticket = store.lock(number);
        store.update(number, Map.of("attributes", ticket.attributes().with(attributes)));
        recordValues(number, "attributes-changed", attributes, by);
        events.publishEvent(new AttributesChanged(number));
    }

    /** What else was asked has become tickets of its own. */
    public void clearSeveralQuestions(String number) {
        var ticket = store.lock(number);
        store.update(number, Map.of("attributes", ticket.attributes().with(TicketAttributes.SEVERAL_QUESTIONS, false)));
    }

    /** The fee was not paid in time: from now on the request is served as if it had never been a paid one. */
    public void fallBackToStandard(String number) {
        var ticket = store.lock(number);
        store.update(number, Map.of("attributes", ticket.attributes().with("premium", false)));
        record(number, "unpaid", Actor.system(), Map.of());
    }

    public void recordIdentityCheck(String number, String outcome, Actor by) {
        store.lock(number);
        store.update(number, Map.of("identity_check", outcome));
        record(number, "identity-checked", by, Map.of("outcome", outcome));
    }

    /** What the legal papers of an account have shown: a word of {@link Ticket#legalPapers()}. */
    public void recordLegalPapersCheck(String number, String outcome, Actor by) {
        store.lock(number);
        store.update(number, Map.of("legal_papers", outcome));
        record(number, "papers-checked", by, Map.of("outcome", outcome));
    }

    /** From now on only the people of its team may see the ticket. */
    public void restrict(String number, Actor by) {
        if (!store.lock(number).restricted()) {
            store.update(number, Map.of("restricted", true));
            record(number, "restricted", by, Map.of());
        }
    }

    public void linkIssue(String number, String issueKey, Actor by) {
        store.lock(number);
        store.update(number, Map.of("issue_key", issueKey));
        record(number, "issue", by, Map.of("key", issueKey));
    }

    public void recordClaim(String number, Actor by) {
        store.lock(number);
        record(number, "claimed", by, Map.of());
        events.publishEvent(new TicketClaimed(number, clock.instant(), by));
    }

    public void markSolved(String number) {
        var ticket = store.lock(number);
        store.update(number, Map.of("solved_at", clock.instant(), "solution_count", ticket.solutionCount() + 1));
        record(number, "solved", Actor.system(), Map.of());
        events.publishEvent(new TicketSolved(number, clock.instant()));
    }

    /** The ticket's life is over: closed, withdrawn or merged. */
    public void end(String number, String type) {
        var ticket = store.lock(number);
        store.update(
                number, Map.of("status", Ticket.CLOSED, "closed_at", clock.instant(), "stage_since", clock.instant()));
        record(number, type, Actor.system(), Map.of("from", ticket.status(), "to", Ticket.CLOSED));
        events.publishEvent(new TicketEnded(number, clock.instant()));
    }

    /** Writes a line into the ticket's timeline. */
    public void record(String number, String type, Actor actor, Map<String, String> details) {
        store.addTimelineEntry(number, type, clock.instant(), actor, details);
    }
}
