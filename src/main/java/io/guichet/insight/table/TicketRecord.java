package io.guichet.insight.table;

import io.guichet.sla.TicketClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is stored about a ticket and matters to its metrics.
 *
 * @param receipt the row of the ticket
 * @param tags in alphabetical order
 * @param messages without automatic ones, in the order of the conversation
 * @param statusChanges and solutions, in the order of the timeline
 */
record TicketRecord(
        TicketReceipt receipt,
        List<String> tags,
        List<SentMessage> messages,
        List<StatusChange> statusChanges,
        List<TicketClock> clocks,
        List<SentSurvey> surveys) {

    TicketRecord(TicketReceipt receipt, List<TicketClock> clocks) {
        this(receipt, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), clocks, new ArrayList<>());
    }

    /**
     * @param selfService whether it began as a question with a search for answers
     * @param paidAt null where nothing was paid
     */
    record TicketReceipt(
            String number,
            String brand,
            Map<String, Object> attributes,
            String priority,
            String team,
            String channel,
            String language,
            String status,
            boolean restricted,
            boolean merged,
            boolean selfService,
            Instant receivedAt,
            Instant paidAt,
            Instant closedAt) {

        /** The instant from which responses and the resolution count. */
        Instant startedAt() {
            return paidAt == null ? receivedAt : paidAt;
        }

        String attribute(String name) {
            var value = attributes.get(name);
            return value == null ? null : value.toString();
        }
    }

    /** @param author user id of staff, or the address of a customer */
    record SentMessage(boolean fromCustomer, boolean internal, Instant sentAt, String author) {}

    /** @param to the new status; null for the announcement of a solution */
    record StatusChange(Instant at, String to) {

        boolean isSolution() {
            return to == null;
        }
    }

    /** @param score null without a rating */
    record SentSurvey(
            int solution, boolean withdrawn, Instant sentAt, Integer score, Instant ratedAt, boolean commented) {}
}
