package io.guichet.authoring;

import io.guichet.problem.AccessRefused;

/** A restricted ticket cannot become an article. */
class RestrictedTicketSource extends AccessRefused {

    RestrictedTicketSource() {
        super("A restricted ticket cannot become an article.");
    }
}
