package io.guichet.portal;

import io.guichet.intake.Requester;
import io.guichet.intake.TicketSplitter.SplitPart;
import io.guichet.policy.TicketAttributes;

/**
 * A validated contact form.
 *
 * @param details remaining answers as text; empty for none
 */
record ContactFormSubmission(
        Requester requester, String subject, String body, String details, TicketAttributes attributes) {

    SplitPart toPart() {
        return new SplitPart(subject, details.isEmpty() ? body : body + "\n\n" + details);
    }
}
