package io.guichet.survey;

import io.guichet.problem.StateConflict;

/** A survey that does not accept this answer in its present state. */
class SurveyNotOpen extends StateConflict {

    SurveyNotOpen(String message, String ticketStatus) {
        super(message, ticketStatus);
    }
}
