package io.guichet.ticket;

import java.time.Instant;

/**
 * How far a ticket has come.
 *
 * @param stageSince when the ticket entered its present wait state
 * @param solvedAt when the newest solution was announced; null before the first one
 * @param lastSeenMessage id of the newest message that staff have seen
 */
record Progress(
        String status,
        Instant stageSince,
        Instant solvedAt,
        int solutionCount,
        Instant closedAt,
        long lastSeenMessage) {

    static Progress opening(Instant now) {
        return new Progress("OPENING", now, null, 0, null, 0);
    }

    Progress entered(String newStatus, Instant now, long newestMessage) {
        return new Progress(newStatus, now, solvedAt, solutionCount, closedAt, newestMessage);
    }

    Progress solved(Instant now) {
        return new Progress(status, stageSince, now, solutionCount + 1, closedAt, lastSeenMessage);
    }

    Progress closed(Instant now) {
        return new Progress(Ticket.CLOSED, now, solvedAt, solutionCount, now, lastSeenMessage);
    }

    Progress seen(long message) {
        return new Progress(status, stageSince, solvedAt, solutionCount, closedAt, message);
    }
}
