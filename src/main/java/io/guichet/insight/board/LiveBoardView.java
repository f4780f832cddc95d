package io.guichet.insight.board;

import io.guichet.insight.board.LiveBoard.BoardCounts;
import io.guichet.insight.board.LiveBoard.BoardWaits;
import java.time.Instant;
import java.util.List;

/**
 * A board with names in the reader's language and links to the lists of the same tickets; also the data of its event.
 *
 * @param asOf the instant of the figures
 */
public record LiveBoardView(Instant asOf, TotalView total, List<TeamView> teams) {

    /** Addresses of the lists that have the same number of tickets. */
    public record BoardLinks(String open, String atRisk, String overdue, String breaches) {}

    /** @param restricted those of {@code counts} that are restricted; lists show them to those who may see them */
    public record TotalView(BoardCounts counts, BoardCounts restricted, BoardWaits waits, BoardLinks links) {}

    /**
     * @param team null for tickets of a brand that no team has yet
     * @param links null without a team
     */
    public record TeamView(
            String brand, String team, String name, BoardCounts counts, BoardWaits waits, BoardLinks links) {}
}
