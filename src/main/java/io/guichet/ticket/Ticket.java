package io.guichet.ticket;

import io.guichet.policy.TicketAttributes;
import java.time.Instant;

/**
 * A ticket as it was when it was read. A {@link LockedTicket} alone can change it; the diagrams say what may happen next.
 *
 * @param restricted whether only the members of its team may see it
 * @param paidAt when the fee of a paid request was received; null before that
 * @param issueKey key of the issue in the developers' tracker; null when there is none
 * @param requester what the requester gave and proved
 * @param assignee user id of the agent whose ticket it is; null if it is its team's
 * @param mergedInto number of the ticket where the work goes on; null when it was not merged
 */
public record Ticket(
        Receipt receipt,
        Classification classification,
        Progress progress,
        AccountChecks accountChecks,
        RequesterIdentity requester,
        boolean restricted,
        Instant paidAt,
        String issueKey,
        String assignee,
        String mergedInto) {

    /** Status of a finished ticket; all others come from wait states of the diagrams. */
    public static final String CLOSED = "CLOSED";

    /** Timeline entry of a ticket that has come back to its agent. */
    public static final String ASSIGNEE_KEPT = "assignee-kept";

    public static final String SOLVED = "SOLVED";

    /** Status of a ticket that waits for the date of its follow-up. */
    public static final String FOLLOW_UP = "FOLLOW_UP";

    private static final String MORE_PAPERS_NEEDED = "MORE_NEEDED";

    public boolean isClosed() {
        return status().equals(CLOSED);
    }

    public boolean isSolved() {
        return status().equals(SOLVED);
    }

    /** Whether papers were requested and the check is not finished. */
    public boolean awaitsPapers() {
        return MORE_PAPERS_NEEDED.equals(legalPapers());
    }

    /**
     * The customer's own link to one of the request's pages, as a path on this desk. It opens the request without sign-in.
     *
     * @param page the rest of the path below the request's own, such as {@code /survey}; empty for the request itself
     */
    public String customerLink(String page) {
        return "/%s/requests/%s%s?key=%s".formatted(brand(), number(), page, linkToken());
    }

    /** The ticket as it looks to those who may not see where the work goes on. */
    public Ticket withoutMergedInto() {
        return new Ticket(
                receipt,
                classification,
                progress,
                accountChecks,
                requester,
                restricted,
                paidAt,
                issueKey,
                assignee,
                null);
    }

    /** The ticket of that customer. */
    Ticket withCustomer(long customer) {
        return new Ticket(
                receipt.withCustomer(customer),
                classification,
                progress,
                accountChecks,
                requester,
                restricted,
                paidAt,
                issueKey,
                assignee,
                mergedInto);
    }

    public String number() {
        return receipt.number();
    }

    public String brand() {
        return receipt.brand();
    }

    public long customerId() {
        return receipt.customerId();
    }

    public String subject() {
        return receipt.subject();
    }

    public String language() {
        return receipt.language();
    }

    public String channel() {
        return receipt.channel();
    }

    public String linkToken() {
        return receipt.linkToken();
    }

    public Instant receivedAt() {
        return receipt.receivedAt();
    }

    public TicketAttributes attributes() {
        return classification.attributes();
    }

    public boolean triaged() {
        return classification.triaged();
    }

    public String priority() {
        return classification.priority();
    }

    public int queueRank() {
        return classification.queueRank();
    }

    public boolean priorityChosen() {
        return classification.priorityChosen();
    }

    public String team() {
        return classification.team();
    }

    public boolean teamChosen() {
        return classification.teamChosen();
    }

    public String status() {
        return progress.status();
    }

    public Instant stageSince() {
        return progress.stageSince();
    }

    public Instant solvedAt() {
        return progress.solvedAt();
    }

    public int solutionCount() {
        return progress.solutionCount();
    }

    public Instant closedAt() {
        return progress.closedAt();
    }

    /** When staff want to come back to it; null unless it waits for that date. */
    public Instant followUpAt() {
        return progress.followUpAt();
    }

    public long lastSeenMessage() {
        return progress.lastSeenMessage();
    }

    /** Whether the requester proved that the customer's address is theirs. */
    public boolean isVerified() {
        return requester.isVerified();
    }

    public String identityCheck() {
        return accountChecks.identity();
    }

    public String legalPapers() {
        return accountChecks.legalPapers();
    }
}
