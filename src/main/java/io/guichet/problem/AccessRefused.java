package io.guichet.problem;

/** The caller is known and may not do this. */
public class AccessRefused extends RuntimeException {

    public AccessRefused(String message) {
        super(message);
    }
}
