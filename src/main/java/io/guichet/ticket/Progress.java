package io.guichet.ticket;

import java.time.Instant;

/**
 * How far a ticket has come.
 *
 * @param stageSince when the ticket entered its present wait state
 * @param solvedAt when the newest solution was announced; null before the first one
 * @param lastSeenMessage id of the newest message that staff have seen
 * @param due nearest due date of its running clocks, by which lists are sorted; null if none runs
 * @param atRiskAt start of the risk of that due date
 * @param customerRepliedAt when the customer wrote the oldest message after the first one that no reply has followed; null if none
 * @param followUpAt when staff want to come back to a ticket that waits for that date; null for other tickets
 */
record Progress(
        String status,
        Instant stageSince,
        Instant solvedAt,
        int solutionCount,
        Instant closedAt,
        long lastSeenMessage,
        Instant due,
        Instant atRiskAt,
        Instant customerRepliedAt,
        Instant followUpAt) {

    static Progress opening(Instant now) {
        return new Progress("OPENING", now, null, 0, null, 0, null, null, null, null);
    }

    Progress entered(String newStatus, Instant now, long newestMessage) {
        return new Progress(
                newStatus,
                now,
                solvedAt,
                solutionCount,
                closedAt,
                newestMessage,
                due,
                atRiskAt,
                customerRepliedAt,
                newStatus.equals(Ticket.FOLLOW_UP) ? followUpAt : null);
    }

    Progress waitingSince(Instant since) {
        return new Progress(
                status,
                since,
                solvedAt,
                solutionCount,
                closedAt,
                lastSeenMessage,
                due,
                atRiskAt,
                customerRepliedAt,
                followUpAt);
    }

    Progress solved(Instant now) {
        return new Progress(
                status,
                stageSince,
                now,
                solutionCount + 1,
                closedAt,
                lastSeenMessage,
                due,
                atRiskAt,
                customerRepliedAt,
                followUpAt);
    }

    Progress closed(Instant now) {
        return new Progress(
                Ticket.CLOSED,
                now,
                solvedAt,
                solutionCount,
                now,
                lastSeenMessage,
                due,
                atRiskAt,
                customerRepliedAt,
                null);
    }

    Progress seen(long message) {
        return new Progress(
                status,
                stageSince,
                solvedAt,
                solutionCount,
                closedAt,
                message,
                due,
                atRiskAt,
                customerRepliedAt,
                followUpAt);
    }

    Progress dueAt(Instant newDue, Instant newAtRiskAt) {
        return new Progress(
                status,
                stageSince,
                solvedAt,
                solutionCount,
                closedAt,
                lastSeenMessage,
                newDue,
                newAtRiskAt,
                customerRepliedAt,
                followUpAt);
    }

    Progress customerRepliedAt(Instant sentAt) {
        return new Progress(
                status,
                stageSince,
                solvedAt,
                solutionCount,
                closedAt,
                lastSeenMessage,
                due,
                atRiskAt,
                sentAt,
                followUpAt);
    }

    Progress followUpAt(Instant at) {
        return new Progress(
                status,
                stageSince,
                solvedAt,
                solutionCount,
                closedAt,
                lastSeenMessage,
                due,
                atRiskAt,
                customerRepliedAt,
                at);
    }
}
