package io.guichet.portal;

import io.guichet.intake.Requester;
import io.guichet.policy.Facts;

/** What somebody wrote in a brand's contact form, as the desk takes it. */
record Contact(Requester requester, String subject, String body, Facts facts) {}
