package io.guichet.intake;

import io.guichet.problem.UnknownEntity;

/** A question that does not exist. */
public class UnknownQuestion extends UnknownEntity {

    public UnknownQuestion(String number) {
        super("Question %s does not exist.".formatted(number));
    }
}
