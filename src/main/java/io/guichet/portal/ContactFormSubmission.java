package io.guichet.portal;

import io.guichet.intake.Requester;
import io.guichet.intake.TicketSplitter.SplitPart;
import io.guichet.policy.TicketAttributes;

/**
 * What somebody wrote in a brand's contact form, as the desk takes it.
 *
 * @param details what else they filled in, in words; empty for nothing
 */
record ContactFormSubmission(
        Requester requester, String subject, String body, String details, TicketAttributes attributes) {

    /** As it is sent. */
    SplitPart toPart() {
        return new SplitPart(subject, details.isEmpty() ? body : body + "\n\n" + details);
    }
}
