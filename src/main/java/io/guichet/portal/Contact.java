package io.guichet.portal;

import io.guichet.intake.Requester;
import io.guichet.intake.Splits.Part;
import io.guichet.policy.Facts;

/**
 * What somebody wrote in a brand's contact form, as the desk takes it.
 *
 * @param details what else they filled in, in words; empty for nothing
 */
record Contact(Requester requester, String subject, String body, String details, Facts facts) {

    /** As it is sent. */
    Part part() {
        return new Part(subject, details.isEmpty() ? body : body + "\n\n" + details);
    }
}
