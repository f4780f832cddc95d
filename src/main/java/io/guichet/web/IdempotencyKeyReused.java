package io.guichet.web;

import io.guichet.problem.UnfulfillableRequest;

/** An Idempotency-Key that came before with another body. */
class IdempotencyKeyReused extends UnfulfillableRequest {

    IdempotencyKeyReused() {
        super("This Idempotency-Key was already used with a different body.");
    }
}
