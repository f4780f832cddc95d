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
 * @param turn whose turn it is, for the icon of the status
 * @param nextStep the next step and its date
 * @param deprioritisation reason and end of the deprioritisation; null if there is none
 * @param clocks open SLA clocks
 * @param hasTarget whether it has an SLA target; null if the question does not arise
 * @param awaitsPayment whether the request awaits a payment
 * @param reopenUntil when a solved request closes for good; null if it is not solved
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
        String reopenUntil,
        List<ConversationEntryView> entries) {

    /** Whether the customer was asked a question. */
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
