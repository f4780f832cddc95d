package io.guichet.problem;

/** A valid request that the present configuration or an earlier request makes impossible. */
public abstract class UnfulfillableRequest extends RuntimeException {

    protected UnfulfillableRequest(String message) {
        super(message);
    }
}
