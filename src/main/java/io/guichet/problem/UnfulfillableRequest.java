package io.guichet.problem;

/** A valid request that the present configuration or an earlier request makes impossible. */
public class UnfulfillableRequest extends RuntimeException {

    public UnfulfillableRequest(String message) {
        super(message);
    }
}
