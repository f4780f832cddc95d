package io.guichet.billing;

import io.guichet.problem.UnfulfillableRequest;

/** A brand that requires a payment and lacks a payee or a fee. */
class PaymentNotConfigured extends UnfulfillableRequest {

    PaymentNotConfigured(String message) {
        super(message);
    }
}
