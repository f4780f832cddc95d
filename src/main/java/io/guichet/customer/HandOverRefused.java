package io.guichet.customer;

/** A hand-over that signs nobody in. */
public class HandOverRefused extends RuntimeException {

    private final Reason reason;

    HandOverRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What the visitor is told; everything that the product or somebody else got wrong is {@code INVALID}. */
    public enum Reason {
        EXPIRED,
        USED,
        INVALID
    }

    public Reason reason() {
        return reason;
    }
}
