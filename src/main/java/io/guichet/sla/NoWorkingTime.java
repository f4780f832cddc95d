package io.guichet.sla;

import io.guichet.problem.UnfulfillableRequest;

/** Opening hours that never open. */
class NoWorkingTime extends UnfulfillableRequest {

    NoWorkingTime(String message) {
        super(message);
    }
}
