package io.guichet.policy;

import io.guichet.problem.UnfulfillableRequest;

/** A table that is missing or whose row cannot be used. */
public class InvalidTable extends UnfulfillableRequest {

    public InvalidTable(String message) {
        super(message);
    }
}
