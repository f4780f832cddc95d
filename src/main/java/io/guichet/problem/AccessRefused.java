package io.guichet.problem;

/** The caller is known and may not do this. */
public abstract class AccessRefused extends RuntimeException {

    protected AccessRefused(String message) {
        super(message);
    }
}
