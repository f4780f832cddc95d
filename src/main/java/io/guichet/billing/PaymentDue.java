package io.guichet.billing;

import io.guichet.policy.DecisionResult;
import io.guichet.policy.Fee;
import java.time.Instant;

/**
 * A pending payment.
 *
 * @param decided the fee
 * @param until end of the wait, after which the unpaid ticket becomes a standard request
 */
public record PaymentDue(DecisionResult<Fee> decided, Instant until) {

    public Fee fee() {
        return decided.value();
    }
}
