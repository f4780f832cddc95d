package io.guichet.problem;

/** A request over its size limit. */
public class SizeLimitExceeded extends RuntimeException {

    public SizeLimitExceeded(String message) {
        super(message);
    }
}
