package io.guichet.ticket;

import io.guichet.customer.VerificationMethod;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import io.guichet.ticket.TicketEvent.AssigneeChanged;
import io.guichet.ticket.TicketEvent.CustomerReplied;
import io.guichet.ticket.TicketEvent.FollowUpCancelled;
import io.guichet.ticket.TicketEvent.FollowUpPlanned;
import io.guichet.ticket.TicketEvent.IssueResolved;
import io.guichet.ticket.TicketEvent.MessageMadeInternal;
import io.guichet.ticket.TicketEvent.MessageOverlooked;
import io.guichet.ticket.TicketEvent.NoteAdded;
import io.guichet.ticket.TicketEvent.ReplyPosted;
import io.guichet.ticket.TicketEvent.RequesterConfirmed;
import io.guichet.ticket.TicketEvent.RequesterVerified;
import io.guichet.ticket.TicketEvent.StaffReplied;
import io.guichet.ticket.TicketEvent.StageEntered;
import io.guichet.ticket.TicketEvent.StageLeft;
import io.guichet.ticket.TicketEvent.TicketClaimed;
import io.guichet.ticket.TicketEvent.TicketClosed;
import io.guichet.ticket.TicketEvent.TicketEnded;
import io.guichet.ticket.TicketEvent.TicketMerged;
import io.guichet.ticket.TicketEvent.TicketOpened;
import io.guichet.ticket.TicketEvent.TicketPaid;
import io.guichet.ticket.TicketEvent.TicketReopened;
import io.guichet.ticket.TicketEvent.TicketSolved;
import io.guichet.ticket.TicketEvent.TicketWithdrawn;
import io.guichet.ticket.Tickets.NewTicket;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A ticket whose row the running transaction holds, the only kind that can change. Each transition keeps the rules about the
 * ticket's data and registers the timeline entries and events that {@link TicketRepository#save} writes and publishes.
 */
final class LockedTicket {

    private final Receipt receipt;
    private final TicketChanges changes;
    private final LockedClassification classification;
    private Progress progress;
    private AccountChecks accountChecks;
    private RequesterIdentity requester;
    private boolean restricted;
    private Instant paidAt;
    private String issueKey;
    private String assignee;
    private String mergedInto;

    LockedTicket(Ticket ticket, Clock clock) {
        this.receipt = ticket.receipt();
        this.changes = new TicketChanges(receipt.number(), clock);
        this.classification = new LockedClassification(this, ticket.classification());
        this.progress = ticket.progress();
        this.accountChecks = ticket.accountChecks();
        this.requester = ticket.requester();
        this.restricted = ticket.restricted();
        this.paidAt = ticket.paidAt();
        this.issueKey = ticket.issueKey();
        this.assignee = ticket.assignee();
        this.mergedInto = ticket.mergedInto();
    }

    static LockedTicket open(NewTicket opened, String linkToken, Clock clock) {
        var receipt = new Receipt(
                opened.number(),
                opened.brand(),
                opened.customerId(),
                opened.subject(),
                opened.language(),
                opened.channel(),
                linkToken,
                opened.receivedAt());
        var ticket = new LockedTicket(
                new Ticket(
                        receipt,
                        Classification.untriaged(opened.attributes()),
                        Progress.opening(clock.instant()),
                        AccountChecks.NONE,
                        opened.requester(),
                        opened.restricted(),
                        opened.paidAt(),
                        null,
                        null,
                        null),
                clock);
        ticket.changes.record("opened", Actor.customer(opened.author()), Map.of("channel", opened.channel()));
        ticket.changes.register(new TicketOpened(opened.number(), opened.receivedAt()));
        return ticket;
    }

    /** The ticket as it is at this moment. */
    Ticket state() {
        return new Ticket(
                receipt,
                classification.current(),
                progress,
                accountChecks,
                requester,
                restricted,
                paidAt,
                issueKey,
                assignee,
                mergedInto);
    }

    LockedClassification classification() {
        return classification;
    }

    TicketChanges changes() {
        return changes;
    }

    String number() {
        return receipt.number();
    }

    String status() {
        return progress.status();
    }

    String mergedInto() {
        return mergedInto;
    }

    long lastSeenMessage() {
        return progress.lastSeenMessage();
    }

    /** Throws unless the ticket is open; the command is the noun of the message. */
    void requireOpen(String command) {
        if (state().isClosed()) {
            throw new IllegalTransition(number(), command, status());
        }
    }

    /**
     * Whether the requester has not proved the address before. A confirmation in time lets the tables decide again, and so does
     * a sign-in after the proof by an e-mail.
     */
    boolean verifyRequester(VerificationMethod method, String reason, Actor by) {
        if (!requester.isProvedBy(method)) {
            return false;
        }
        var first = !requester.isVerified();
        var decidable = requester.isInTime(changes.now()) && !state().isSolved() && !state().isClosed();
        requester = requester.verified(method, changes.now());
        var details = new HashMap<String, String>();
        details.put("by", method.name());
        if (!InputText.isBlank(reason)) {
            requireMaxLength("reason", reason);
            details.put("reason", reason.strip());
        }
        changes.record("requester-verified", by, details);
        if (first) {
            changes.register(new RequesterVerified(number()));
        }
        if (decidable) {
            changes.register(new RequesterConfirmed(number(), receipt.brand()));
        }
        return first;
    }

    void checkIdentity(String outcome, Actor by) {
        accountChecks = accountChecks.withIdentity(outcome);
        changes.record("identity-checked", by, Map.of("outcome", outcome));
    }

    void checkLegalPapers(String outcome, Actor by) {
        accountChecks = accountChecks.withLegalPapers(outcome);
        changes.record("papers-checked", by, Map.of("outcome", outcome));
    }

    /** From now on only members of the ticket's team see it. */
    void restrict(Actor by) {
        if (!restricted) {
            restricted = true;
            changes.record("restricted", by, Map.of());
        }
    }

    void linkIssue(String key, Actor by) {
        issueKey = key;
        changes.record("issue", by, Map.of("key", key));
    }

    void resolveIssue(Actor by) {
        changes.record("issue-resolved", by, Map.of());
        changes.register(new IssueResolved(number()));
    }

    /** A task that is not the ticket's own, such as a specialist's, is claimed. */
    void claim(Actor by) {
        changes.record("claimed", by, Map.of());
        changes.register(new TicketClaimed(number(), changes.now(), by));
    }

    /**
     * Makes it the ticket of that user; nothing changes if it is already.
     *
     * @param reason why a ticket is taken over or handed to somebody else; null for none
     */
    void assign(String user, String reason, Actor by) {
        if (user.equals(assignee)) {
            return;
        }
        var claimed = assignee == null && by.equals(Actor.staff(user));
        var details = new HashMap<String, String>();
        if (!claimed) {
            details.put("to", user);
        }
        recordAssignment(claimed ? "claimed" : "assigned", user, reason, details, by);
        changes.register(new TicketClaimed(number(), changes.now(), Actor.staff(user)));
    }

    /** A new task of the ticket is its agent's. */
    void keepAssignee() {
        changes.record(Ticket.ASSIGNEE_KEPT, Actor.system(), Map.of("to", assignee));
    }

    /** Makes it its team's ticket; nothing changes if it is already. */
    void release(String reason, Actor by) {
        if (assignee != null) {
            recordAssignment("released", null, reason, new HashMap<>(), by);
        }
    }

    private void recordAssignment(String type, String user, String reason, Map<String, String> details, Actor by) {
        requireMaxLength("reason", reason);
        var previous = assignee;
        if (previous != null) {
            details.put("from", previous);
        }
        if (!InputText.isBlank(reason)) {
            details.put("reason", reason.strip());
        }
        assignee = user;
        changes.record(type, by, details);
        changes.register(new AssigneeChanged(number(), previous, user, reason, by));
    }

    /** Enters a wait state with this status; the person who waits there sees the messages so far. */
    void enterStatus(String status, long newestMessage) {
        requireOpen(status);
        var previous = status();
        progress = progress.entered(status, changes.now(), newestMessage);
        if (!previous.equals(status)) {
            changes.record("status", Actor.system(), Map.of("from", previous, "to", status));
        }
    }

    void resumeWait(Instant since, long lastSeenMessage) {
        progress = progress.waitingSince(since).seen(lastSeenMessage);
    }

    void enterStage(String stage) {
        changes.register(new StageEntered(number(), stage, changes.now()));
    }

    void leaveStage(String stage) {
        changes.register(new StageLeft(number(), stage, changes.now()));
    }

    void solve() {
        requireOpen("a solution");
        progress = progress.solved(changes.now());
        changes.record("solved", Actor.system(), Map.of());
        changes.register(new TicketSolved(number(), changes.now()));
    }

    /** Ends the ticket's life; the type of the timeline entry says how: closed, withdrawn or merged. */
    void end(String type) {
        requireOpen("closing it");
        var previous = status();
        progress = progress.closed(changes.now());
        assignee = null;
        changes.record(type, Actor.system(), Map.of("from", previous, "to", Ticket.CLOSED));
        changes.register(new TicketEnded(number(), changes.now()));
    }

    /** Asks to reopen a solved ticket; the reason may be null. */
    void reopen(String reason, Actor by) {
        recordReason("reopened", by, reason);
        changes.register(new TicketReopened(number(), changes.now(), by));
    }

    /** Asks to close a solved ticket before the time for reopening it is over. */
    void close(String reason, Actor by) {
        if (InputText.isBlank(reason)) {
            throw new BadInput(
                    List.of(new FieldError("reason", "must say why the ticket is closed", "ticket.reason.required")));
        }
        recordReason("closed-by-staff", by, reason);
        changes.register(new TicketClosed(number(), by));
    }

    /** The ticket waits until that instant, or until the customer writes; then it is its agent's again. */
    void planFollowUp(Instant at, Actor by) {
        if (!at.isAfter(changes.now())) {
            throw new BadInput(List.of(new FieldError("at", "must lie in the future", "follow-up.past")));
        }
        progress = progress.followUpAt(at);
        changes.record("follow-up", by, Map.of("at", at.toString()));
        changes.register(new FollowUpPlanned(number(), at));
    }

    /** The ticket is its agent's at once. */
    void cancelFollowUp(Actor by) {
        changes.record("follow-up-cancelled", by, Map.of());
        changes.register(new FollowUpCancelled(number()));
    }

    void withdraw(Actor by) {
        changes.record("withdrawal", by, Map.of());
        changes.register(new TicketWithdrawn(number(), by));
    }

    void pay(Instant receivedAt, String reference, Actor by) {
        requireMaxLength("reference", reference);
        if (receivedAt.isAfter(changes.now())) {
            throw new BadInput("paidAt", "must not lie in the future");
        }
        paidAt = receivedAt;
        recordReason("paid", by, reference);
        changes.register(new TicketPaid(number(), receivedAt));
    }

    /** Joins this ticket to another open one of the same customer and brand. */
    void mergeInto(LockedTicket target, Actor by) {
        if (!target.receipt.brand().equals(receipt.brand()) || target.receipt.customerId() != receipt.customerId()) {
            throw new BadInput(List.of(
                    new FieldError("into", "must be a ticket of the same customer and brand", "merge.other-customer")));
        }
        target.requireOpen("merging another ticket into it");
        mergedInto = target.number();
        changes.record("merge", by, Map.of("into", target.number()));
        target.changes.record("merged-here", by, Map.of("from", number()));
        changes.register(new TicketMerged(number(), target.number()));
    }

    /** The customer waits for an answer to a message; that reopens a solved ticket. */
    void awaitAnswer(Instant sentAt, Actor by) {
        if (progress.customerRepliedAt() == null) {
            unanswered(sentAt);
        }
        if (state().isSolved()) {
            reopen(null, by);
        } else {
            changes.register(new CustomerReplied(number(), sentAt));
        }
    }

    /** The customer wrote at that instant and has no reply yet; null if there is no such message. */
    void unanswered(Instant sentAt) {
        progress = progress.customerRepliedAt(sentAt);
    }

    void reply(long message, Instant at, Actor by) {
        unanswered(null);
        changes.register(new StaffReplied(number(), message, at, by));
    }

    /** A reply is sent to the customer at once, beside any task. */
    void postReply(long message) {
        changes.register(new ReplyPosted(number(), message));
    }

    /** Staff have replied without having seen the message of that instant. */
    void overlookMessage(Instant sentAt) {
        unanswered(sentAt);
        changes.register(new MessageOverlooked(number(), sentAt));
    }

    void addNote(long message, String body, Actor by) {
        changes.register(new NoteAdded(number(), message, body, by));
    }

    void redactMessage(long message, String reason, Actor by) {
        changes.record("message-redacted", by, Map.of("message", String.valueOf(message), "reason", reason));
    }

    void makeInternal(long message, String reason, Actor by) {
        changes.record("message-made-internal", by, Map.of("message", String.valueOf(message), "reason", reason));
        changes.register(new MessageMadeInternal(number(), message, changes.now(), by, reason));
    }

    /** Sets the nearest due date of its running clocks; returns whether it differed. */
    boolean setDue(Instant due, Instant atRiskAt) {
        var previous = progress;
        progress = progress.dueAt(due, atRiskAt);
        return !progress.equals(previous);
    }

    void markSeen(long message) {
        progress = progress.seen(message);
    }

    private void recordReason(String type, Actor by, String reason) {
        requireMaxLength("reason", reason);
        changes.record(type, by, reason == null ? Map.of() : Map.of("reason", reason));
    }

    private static void requireMaxLength(String field, String text) {
        BadInput.throwIfAny(TextRule.REASON.errors(field, text, "ticket.reason.too-long", TextRule.REASON.maxLength()));
    }
}
