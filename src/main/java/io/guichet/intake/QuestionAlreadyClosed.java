package io.guichet.intake;

import io.guichet.problem.StateConflict;

/** A question has one outcome. */
class QuestionAlreadyClosed extends StateConflict {

    QuestionAlreadyClosed(String number, String outcome) {
        super("Question %s has already ended.".formatted(number), outcome);
    }
}
