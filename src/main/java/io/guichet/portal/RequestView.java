package io.guichet.portal;

import io.guichet.attachment.AttachmentFormatter;
import io.guichet.policy.SlaTarget;
import io.guichet.policy.Target;
import io.guichet.sla.ExplanationFormatter.ExplainedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A request as its customer sees it, in words of their language.
 *
 * @param status for the shape beside the words
 * @param next what happens next, and when
 * @param behind why and until when other requests are served first; null when none are
 * @param clocks what is promised and still open
 * @param promised whether anything is; null where the question does not arise
 */
record RequestView(
        String status,
        String statusText,
        String nextStep,
        String deprioritisation,
        List<ClockChipView> clocks,
        Boolean hasTarget,
        List<ConversationEntryView> entries) {

    /** A promise as the clock chip shows it. */
    record ClockChipView(
            Target target,
            SlaTarget.TargetKind kind,
            String state,
            Instant due,
            Duration remaining,
            ExplainedClock explanation) {}

    /** A message of the conversation, or an event beside it. */
    record ConversationEntryView(
            String kind, String author, Instant at, String body, List<AttachmentFormatter.AttachmentView> files) {}
}
