package io.guichet.billing;

import io.guichet.problem.UnfulfillableRequest;

/** The payment provider refuses a call for good. */
public class ProviderRefusal extends UnfulfillableRequest {

    public ProviderRefusal(String message) {
        super(message);
    }
}
