package io.guichet.mail;

import io.guichet.problem.StateConflict;

/** A decision about a message that does not fit its present state. */
final class MailConflict extends StateConflict {

    /** What does not fit; each has its words in the message bundles. */
    enum Conflict {
        DECIDED("Only a message in quarantine or an ignored one can be processed again."),
        NOT_QUARANTINED("Only a message in quarantine can be retried or ignored; an ignored one can be added."),
        NOT_SPAM("The message is not marked as spam."),
        NOT_WAITING("No unknown sender waits to be accepted here."),
        UNREADABLE("The message cannot be read."),
        NO_SENDER("The message names no sender.");

        private final String text;

        Conflict(String text) {
            this.text = text;
        }
    }

    private final Conflict reason;

    MailConflict(Conflict reason) {
        super(reason.text);
        this.reason = reason;
    }

    Conflict reason() {
        return reason;
    }
}
