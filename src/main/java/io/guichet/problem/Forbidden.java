package io.guichet.problem;

/** The caller is known and may not do this. Answered as 403. */
public class Forbidden extends RuntimeException {

    public Forbidden(String message) {
        super(message);
    }
}
