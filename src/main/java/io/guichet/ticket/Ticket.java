package io.guichet.ticket;

import io.guichet.policy.TicketAttributes;
import java.time.Instant;

/**
 * A request for help that was admitted. What may happen to it next is drawn in the diagrams; what is kept here are its
 * data, as they were when it was read.
 *
 * @param queueRank higher is served first, 0 to 100
 * @param priorityChosen whether a lead chose the priority; the priority table does not change it then
 * @param teamChosen whether a person chose the team; the routing table does not move it then
 * @param restricted whether only the people of its team may see it
 * @param linkToken the secret in the customer's own link
 * @param paidAt when the fee of a paid request was received, or null
 * @param stageSince when the present wait began
 * @param solutions how many solutions were announced so far
 * @param legalPapers what the papers of the account have shown so far: {@code TRANSFER}, {@code DEACTIVATE}, {@code REFUSED}
 *     or {@code MORE_NEEDED}; null when nobody has looked at any
 * @param seenUpTo id of the newest message that staff have seen, as far as we know
 */
public record Ticket(
        String number,
        String brand,
        long customerId,
        String subject,
        String language,
        String channel,
        TicketAttributes attributes,
        String status,
        String priority,
        int queueRank,
        boolean priorityChosen,
        String team,
        boolean teamChosen,
        boolean restricted,
        String linkToken,
        Instant receivedAt,
        Instant paidAt,
        Instant stageSince,
        Instant solvedAt,
        Instant closedAt,
        int solutionCount,
        boolean triaged,
        String identityCheck,
        String legalPapers,
        String issueKey,
        String mergedInto,
        long lastSeenMessage) {

    /** The status of a ticket whose life is over; every other one is drawn at a wait state of a diagram. */
    public static final String CLOSED = "CLOSED";

    static final String SOLVED = "SOLVED";

    private static final String MORE_PAPERS_NEEDED = "MORE_NEEDED";

    public boolean isClosed() {
        return status.equals(CLOSED);
    }

    public boolean isSolved() {
        return status.equals(SOLVED);
    }

    /** Whether papers were asked for that have not settled the matter yet. */
    public boolean awaitsPapers() {
        return MORE_PAPERS_NEEDED.equals(legalPapers);
    }

    /**
     * The customer's own link to one of the request's pages, as a path on this desk. Whoever holds it sees the request.
     *
     * @param page what follows the request's own address, such as {@code /survey}; empty for the request itself
     */
    public String customerLink(String page) {
        return "/%s/requests/%s%s?key=%s".formatted(brand, number, page, linkToken);
    }
}
