package io.guichet.problem;

/** Understood, but it cannot mean anything here. Answered as 422. */
public class Unprocessable extends RuntimeException {

    public Unprocessable(String message) {
        super(message);
    }
}
