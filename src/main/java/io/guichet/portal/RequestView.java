package io.guichet.portal;

import io.guichet.attachment.AttachmentFormatter;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import io.guichet.sla.ExplanationFormatter.ExplainedClock;
import io.guichet.ticket.TicketStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A request as its customer sees it, localised.
 *
 * @param turn whose turn it is, for the shape beside the words
 * @param nextStep what happens next, and when
 * @param deprioritisation why and until when other requests are served first; null when none are
 * @param clocks the SLA targets that are still open
 * @param hasTarget whether there is any; null where the question does not arise
 * @param awaitsPayment whether the request waits for a payment
 */
record RequestView(
        String status,
        TicketStatus.Turn turn,
        String statusText,
        String nextStep,
        String deprioritisation,
        List<ClockChipView> clocks,
        Boolean hasTarget,
        boolean awaitsPayment,
        List<ConversationEntryView> entries) {

    /** Whether we have asked the customer something. */
    public boolean awaitsReply() {
        return turn == TicketStatus.Turn.CUSTOMER && !awaitsPayment;
    }

    record ClockChipView(
            Target target,
            SlaTarget.TargetKind kind,
            String state,
            Instant due,
            Duration remaining,
            ExplainedClock explanation) {}

    /** A message or event of the conversation. */
    record ConversationEntryView(
            String kind, String author, Instant at, String body, List<AttachmentFormatter.AttachmentView> files) {}
}
