package io.guichet.insight.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is open right now. Without anything about persons, because it hangs on walls.
 *
 * @param total with restricted tickets, unless it is about one team
 * @param teams without restricted tickets
 */
public record LiveBoard(BoardTotal total, List<TeamBoard> teams) {

    /**
     * Tickets of the list with the same filter.
     *
     * @param open neither solved nor closed
     * @param atRisk whose next target is at risk, but not overdue
     * @param overdue whose next target is overdue
     */
    public record BoardCounts(long open, long atRisk, long overdue) {}

    /**
     * A ticket that waits.
     *
     * @param since of the receipt, or of the customer's oldest message without a reply
     */
    public record WaitingTicket(String number, Instant since) {

        public Duration waited(Instant now) {
            return Duration.between(since, now);
        }
    }

    /**
     * Figures of tickets that are not restricted.
     *
     * @param breaches tickets that will probably breach a target within the next hours
     * @param oldestUnclaimed the one that was received first of those that wait for support and belong to nobody; null for none
     * @param longestWaiting the one whose customer has waited for a reply longest while it is our turn; null for none
     */
    public record BoardWaits(long breaches, WaitingTicket oldestUnclaimed, WaitingTicket longestWaiting) {}

    /** @param restricted those of {@code counts} that are restricted */
    public record BoardTotal(BoardCounts counts, BoardCounts restricted, BoardWaits waits) {}

    /** @param team null for the tickets of a brand that no team has yet */
    public record TeamBoard(String brand, String team, BoardCounts counts, BoardWaits waits) {}
}
