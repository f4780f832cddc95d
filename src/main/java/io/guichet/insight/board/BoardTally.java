package io.guichet.insight.board;

import io.guichet.insight.board.LiveBoard.BoardCounts;
import io.guichet.insight.board.LiveBoard.BoardWaits;
import io.guichet.insight.board.LiveBoard.WaitingTicket;
import io.guichet.insight.board.OpenTicketCounts.BoardTicket;
import io.guichet.ticket.Risk;
import io.guichet.ticket.TicketStatus.Turn;
import java.time.Instant;

/** Adds up the figures of a board, one ticket after the other. */
final class BoardTally {

    private final Instant now;
    private long open;
    private long atRisk;
    private long overdue;
    private long breaches;
    private WaitingTicket oldestUnclaimed;
    private WaitingTicket longestWaiting;

    BoardTally(Instant now) {
        this.now = now;
    }

    /**
     * @param turn the side that has to act
     * @param breaches whether it will probably breach a target
     */
    void add(BoardTicket ticket, Turn turn, boolean breaches) {
        if (turn != Turn.NOBODY) {
            open++;
        }
        if (ticket.due() != null) {
            var risk = Risk.at(now, ticket.due(), ticket.atRiskAt());
            atRisk += risk == Risk.AT_RISK ? 1 : 0;
            overdue += risk == Risk.OVERDUE ? 1 : 0;
        }
        this.breaches += breaches ? 1 : 0;
        if (turn == Turn.SUPPORT && !ticket.assigned()) {
            oldestUnclaimed = earlier(oldestUnclaimed, ticket.number(), ticket.receivedAt());
        }
        if (turn != Turn.CUSTOMER && turn != Turn.NOBODY && ticket.unansweredSince() != null) {
            longestWaiting = earlier(longestWaiting, ticket.number(), ticket.unansweredSince());
        }
    }

    private static WaitingTicket earlier(WaitingTicket known, String number, Instant since) {
        var isEarlier = known == null
                || since.isBefore(known.since())
                || since.equals(known.since()) && number.compareTo(known.number()) < 0;
        return isEarlier ? new WaitingTicket(number, since) : known;
    }

    BoardCounts counts() {
        return new BoardCounts(open, atRisk, overdue);
    }

    BoardWaits waits() {
        return new BoardWaits(breaches, oldestUnclaimed, longestWaiting);
    }
}
